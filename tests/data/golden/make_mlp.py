"""Writes mlp.json: how often scikit-learn 1.2.1's networks are right, over twenty starts each.

Even rows train, odd rows are asked about, both standardised by the even ones. Circles are not among
the tables, so they are written too.
"""

import json
import warnings
from pathlib import Path

import numpy as np
from sklearn.datasets import make_circles
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
HERE = Path(__file__).parent
SETTINGS = [
    {"hidden_layer_sizes": [8, 8], "activation": "tanh", "solver": "adam",
     "learning_rate_init": 0.01, "batch_size": 32},
    {"hidden_layer_sizes": [16], "activation": "relu", "solver": "sgd", "momentum": 0.9,
     "learning_rate_init": 0.05, "batch_size": 20},
]


def case(name, X, y, settings):
    scaler = StandardScaler().fit(X[::2])
    X = scaler.transform(X)
    right = []
    for seed in range(20):
        model = MLPClassifier(random_state=seed, alpha=1e-4, tol=1e-4, max_iter=200, **settings)
        right.append(model.fit(X[::2], y[::2]).score(X[1::2], y[1::2]))
    return {"table": name, "settings": settings, "mean": np.mean(right),
            "error": np.std(right, ddof=1) / np.sqrt(len(right))}


def main():
    tables = json.loads((HERE / "tables.json").read_text())
    sets = {name: (np.array(tables[name]["X"]), np.array(tables[name]["y"], int))
            for name in ("iris", "wine", "breast_cancer", "moons")}
    sets["circles"] = make_circles(240, noise=0.12, factor=0.5, random_state=2)
    cases = [case(name, X, y, settings) for name, (X, y) in sets.items() for settings in SETTINGS]
    X, y = sets["circles"]
    (HERE / "mlp.json").write_text(json.dumps(
        {"circles": {"X": X.tolist(), "y": y.tolist()}, "cases": cases}, separators=(",", ":")))


if __name__ == "__main__":
    main()
