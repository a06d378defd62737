"""Writes knn.json: what scikit-learn 1.2.1 predicts for the odd rows of each table.

Where the k-th and the next neighbour are equally far, scikit-learn picks by the layout of its tree,
so such rows are listed as tied and not compared.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors

HERE = Path(__file__).parent
SETTINGS = [(1, "uniform", "euclidean"), (4, "uniform", "euclidean"), (15, "uniform", "euclidean"),
            (5, "uniform", "manhattan"), (5, "uniform", "chebyshev"), (5, "uniform", "cosine"),
            (5, "uniform", "mahalanobis"), (7, "distance", "euclidean"), (7, "distance", "manhattan")]


def options(metric, X):
    if metric == "mahalanobis":
        return {"metric": metric, "metric_params": {"VI": np.linalg.inv(np.cov(X.T))}, "algorithm": "brute"}
    return {"metric": metric, "algorithm": "brute" if metric == "cosine" else "kd_tree"}


def case(name, table, k, weights, metric):
    X, y = np.array(table["X"]), np.array(table["y"])
    train, query = X[::2], X[1::2]
    search = NearestNeighbors(n_neighbors=k + 1, **options(metric, train)).fit(train)
    distances = search.kneighbors(query)[0]
    tied = np.isclose(distances[:, k - 1], distances[:, k], rtol=1e-9, atol=1e-14)
    kind = KNeighborsClassifier if table["classes"] else KNeighborsRegressor
    model = kind(n_neighbors=k, weights=weights, **options(metric, train)).fit(train, y[::2])
    exact = name in ("iris", "moons", "wave") and k != 15
    scores = []
    if exact:
        scores = model.predict_proba(query) if table["classes"] else model.predict(query)[:, None]
        scores = [[float(f"{v:.13g}") for v in row] for row in scores]
    return {"table": name, "n_neighbors": k, "weights": weights, "metric": metric,
            "predicted": model.predict(query).tolist(), "tied": np.flatnonzero(tied).tolist(),
            "scores": scores}


def main():
    tables = json.loads((HERE / "tables.json").read_text())
    cases = [case(name, tables[name], *setting) for name in tables for setting in SETTINGS]
    (HERE / "knn.json").write_text(json.dumps(cases, separators=(",", ":")))


if __name__ == "__main__":
    main()
