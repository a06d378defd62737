"""Writes logistic_regression.json: scikit-learn 1.2.1's coefficients on all rows of each table.

Where its solver stops early (the tables are not scaled), a few steps of Newton's method from there,
written here with numpy alone, take the l2 solution to rounding; so does tol for saga, whose
intercept, unlike liblinear's, is not penalised.
"""

import json
import warnings
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
HERE = Path(__file__).parent
NAMES = ("iris", "wine", "breast_cancer", "moons", "blobs")


def probabilities(Z):
    if Z.shape[1] == 1:
        return 1 / (1 + np.exp(-Z))
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def polish(coef, intercept, X, y, C, weights, shift):
    """Newton's method on centred features, all scores at once."""
    m, n = coef.shape[0], len(y)
    D = np.c_[X - shift, np.ones(n)]
    q = D.shape[1]
    Y = y[:, None] if m == 1 else np.eye(m)[y]
    T = np.c_[coef, intercept + coef @ shift]
    R = np.tile(np.r_[np.ones(q - 1), 0] / C, (m, 1))
    for _ in range(12):
        P = probabilities(D @ T.T)
        G = ((P - Y) * weights[:, None]).T @ D + R * T
        H = np.zeros((m * q, m * q))
        for a in range(m):
            for b in range(m):
                w = weights * P[:, a] * ((a == b) - P[:, b])
                H[a * q:(a + 1) * q, b * q:(b + 1) * q] = D.T @ (w[:, None] * D)
        H[np.diag_indices(m * q)] += R.ravel()
        T -= np.linalg.lstsq(H, G.ravel(), rcond=1e-15)[0].reshape(m, q)
    scale = np.maximum(1, np.abs(D).max(axis=0)) * n
    assert np.abs(G / scale).max() < 1e-13, np.abs(G / scale).max()
    b = T[:, -1] - T[:, :-1] @ shift
    return T[:, :-1], b - (b.mean() if m > 1 else 0)


def case(name, X, y, scaled, penalty, C, class_weight="none"):
    if scaled:
        X = StandardScaler().fit_transform(X)
    options = {"C": C, "class_weight": None if class_weight == "none" else class_weight}
    if penalty == "l2":
        model = LogisticRegression(solver="lbfgs", tol=1e-9, max_iter=20000, **options).fit(X, y)
        counts = np.bincount(y)
        weights = np.ones(len(y)) if class_weight == "none" else (len(y) / len(counts) / counts)[y]
        coef, intercept = polish(model.coef_, model.intercept_, X, y, C, weights, X.mean(axis=0))
    else:
        ratio = {} if penalty == "l1" else {"l1_ratio": 0.5}
        model = LogisticRegression(solver="saga", penalty=penalty, tol=1e-13, max_iter=400000,
                                   random_state=0, **ratio, **options).fit(X, y)
        coef, intercept = model.coef_, model.intercept_
    return {"table": name, "scaled": scaled, "penalty": penalty, "C": C,
            "class_weight": class_weight, "coef": coef.tolist(), "intercept": intercept.tolist()}


def main():
    tables = json.loads((HERE / "tables.json").read_text())
    cases = []
    for name in NAMES:
        X, y = np.array(tables[name]["X"]), np.array(tables[name]["y"], int)
        for scaled in (True, False):
            cases.append(case(name, X, y, scaled, "l2", 1.0))
            cases.append(case(name, X, y, scaled, "l2", 0.01, "balanced"))
        cases.append(case(name, X, y, True, "l1", 1.0 if name != "breast_cancer" else 0.1))
        cases.append(case(name, X, y, True, "elasticnet", 0.1))
    (HERE / "logistic_regression.json").write_text(json.dumps(cases, separators=(",", ":")))


if __name__ == "__main__":
    main()
