"""Writes tables.json: the tables on which algorithms are compared with scikit-learn 1.2.1.

Training rows are the even ones; the odd ones are asked about.
"""

import json
from pathlib import Path

import numpy as np
from sklearn import datasets


def table(X, y, classes):
    return {"X": np.asarray(X, float).tolist(), "y": np.asarray(y, float).tolist(), "classes": classes}


def wave(n=160):
    random = np.random.default_rng(5)
    X = random.uniform(-3, 3, (n, 2))
    return X, np.sin(1.5 * X[:, 0]) + 0.3 * X[:, 1] + 0.2 * random.normal(size=n)


def main():
    tables = {}
    for name, load in [("iris", datasets.load_iris), ("wine", datasets.load_wine),
                       ("breast_cancer", datasets.load_breast_cancer)]:
        data = load()
        tables[name] = table(data.data, data.target, [str(c) for c in data.target_names])
    tables["moons"] = table(*datasets.make_moons(240, noise=0.3, random_state=1), ["upper", "lower"])
    tables["blobs"] = table(*datasets.make_blobs(240, centers=4, cluster_std=1.6, random_state=3),
                            ["a", "b", "c", "d"])
    tables["wave"] = table(*wave(), [])
    Path(__file__).with_name("tables.json").write_text(json.dumps(tables, separators=(",", ":")))


if __name__ == "__main__":
    main()
