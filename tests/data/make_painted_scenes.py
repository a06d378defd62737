#!/usr/bin/python3
"""Places the points of the built-in scenes whose data are painted.

Run from the root of the project; writes data.points of two files in resources/scenes and leaves the
rest of them alone. Needs numpy 1.24.
"""
import json
import pathlib
import re

import numpy as np

SCENES = pathlib.Path("resources/scenes")


def write(name, points):
    path = SCENES / f"{name}.mlscene"
    scene = json.loads(path.read_text(encoding="utf-8"))
    seed = scene["data"].get("seed", scene["seed"])
    rest = {k: v for k, v in scene["data"].items() if k not in ("seed", "points")}
    scene["data"] = {"seed": seed, "points": points, **rest}
    text = json.dumps(scene, indent=2, ensure_ascii=False)
    # Lists of plain values on one line, as the program writes them.
    text = re.sub(r"\[[^][{}]*\]", lambda m: json.dumps(json.loads(m[0]), ensure_ascii=False,
                                                        separators=(",", ":")), text)
    path.write_text(text + "\n", encoding="utf-8")


def unscaled_noise(random):
    """The class shifts x by 2.5 standard deviations; z is noise in a unit 500 times as large."""
    label = np.arange(300) % 2
    return {"features": ["signal", "noise"], "classes": ["blue", "orange"],
            "x": np.round(random.normal(2.5 * (label - 0.5)), 3).tolist(),
            "y": np.round(500 * random.normal(size=300), 1).tolist(),
            "target": label.tolist()}


def k_means_starts(random):
    """Five round blobs of deviation 0.5, two of them close together on each side."""
    centres = np.array([(-6, 0), (-4, 0), (4, 0), (6, 0), (0, 6)])
    label = np.repeat(np.arange(5), 40)
    xy = np.round(centres[label] + 0.5 * random.normal(size=(200, 2)), 3)
    return {"features": ["x1", "x2"], "classes": ["far left", "left", "right", "far right", "top"],
            "x": xy[:, 0].tolist(), "y": xy[:, 1].tolist(), "target": label.tolist()}


write("unscaled_noise", unscaled_noise(np.random.default_rng(1)))
write("k_means_starts", k_means_starts(np.random.default_rng(2)))
