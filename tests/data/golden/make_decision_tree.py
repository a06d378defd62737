"""Writes decision_tree.json: trees that scikit-learn 1.2.1 grows on the even rows of each table.

scikit-learn looks at the features in random order, so of equally good splits any may win. A case is
"stable" if ten orders give the same tree; of others only what every order agrees on is compared.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HERE = Path(__file__).parent
CLASSES = [{}, {"criterion": "entropy"}, {"max_depth": 3}, {"min_samples_leaf": 5},
           {"min_samples_split": 20, "criterion": "entropy"}, {"max_leaf_nodes": 6},
           {"min_impurity_decrease": 0.02}, {"ccp_alpha": 0.01}, {"ccp_alpha": 0.03, "max_depth": 6}]
NUMBERS = [{"criterion": "squared_error"}, {"criterion": "absolute_error"},
           {"criterion": "squared_error", "max_depth": 4},
           {"criterion": "absolute_error", "max_depth": 3},
           {"criterion": "absolute_error", "min_samples_leaf": 7},
           {"criterion": "squared_error", "max_leaf_nodes": 9},
           {"criterion": "squared_error", "ccp_alpha": 0.01}]


def rounded(values):
    return [float(f"{v:.12g}") for v in np.ravel(values)]


def grow(table, options, seed):
    X, y = np.array(table["X"]), np.array(table["y"])
    kind = DecisionTreeClassifier if table["classes"] else DecisionTreeRegressor
    model = kind(random_state=seed, **options).fit(X[::2], y[::2])
    tree = model.tree_
    leaf = tree.children_left < 0
    weight = tree.weighted_n_node_samples / tree.weighted_n_node_samples[0]
    scores = model.predict_proba(X[1::2]) if table["classes"] else model.predict(X[1::2])
    path = kind(random_state=seed, **{k: v for k, v in options.items() if k != "ccp_alpha"})
    path = path.cost_complexity_pruning_path(X[::2], y[::2])
    return {"leaves": int(model.get_n_leaves()), "depth": int(model.get_depth()),
            "impurity": float((weight * tree.impurity)[leaf].sum()), "scores": rounded(scores),
            "root": [int(tree.feature[0]), float(tree.threshold[0])],
            "alphas": rounded(path.ccp_alphas), "impurities": rounded(path.impurities)}


def same(a, b):
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=1e-9, atol=1e-12)


def case(name, table, options):
    grown = [grow(table, options, seed) for seed in range(10)]
    first = grown[0]
    agreed = {key: first[key] for key in first if all(same(g[key], first[key]) for g in grown)}
    return {"table": name, "options": options, "stable": len(agreed) == len(first)} | agreed


def main():
    tables = json.loads((HERE / "tables.json").read_text())
    cases = [case(name, table, options) for name, table in tables.items()
             for options in (CLASSES if table["classes"] else NUMBERS)]
    (HERE / "decision_tree.json").write_text(json.dumps(cases, separators=(",", ":")))


if __name__ == "__main__":
    main()
