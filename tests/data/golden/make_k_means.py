"""Writes k_means.json: where scikit-learn 1.2.1's Lloyd ends from given first centres.

The first centres are rows of the table, moved a little so that no sample is equally near to two
(rounding would decide). The last start of each table has a centre so far away that it is empty.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans

HERE = Path(__file__).parent


def case(name, X, centres, tol=1e-4):
    model = KMeans(n_clusters=len(centres), init=centres, n_init=1, tol=tol, algorithm="lloyd").fit(X)
    return {"table": name, "start": centres.tolist(), "tol": tol, "labels": model.labels_.tolist(),
            "inertia": model.inertia_, "centres": model.cluster_centers_.tolist(),
            "iterations": model.n_iter_}


def main():
    tables = json.loads((HERE / "tables.json").read_text())
    random = np.random.default_rng(8)
    cases = []
    for name in ("iris", "wine", "breast_cancer", "moons", "blobs"):
        X = np.array(tables[name]["X"])

        def start(k):
            rows = random.choice(len(X), k, replace=False)
            return X[rows] + 0.01 * X.std(axis=0) * random.normal(size=(k, X.shape[1]))

        for k in (2, 3, 5, 8):
            cases.append(case(name, X, start(k)))
        cases.append(case(name, X, start(4), tol=0.0))
        far = start(3)
        far[1] = X.mean(axis=0) + 100 * X.std(axis=0)
        cases.append(case(name, X, far))
    (HERE / "k_means.json").write_text(json.dumps(cases, separators=(",", ":")))


if __name__ == "__main__":
    main()
