"""Writes what scikit-learn 1.2.1 makes of input.txt, one file per transform.

Run in this folder: python3 make_golden.py. Files hold numbers separated by spaces, a row a line.
The first half of the rows is what is fitted on; all rows are transformed.
"""

import numpy as np
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import (MinMaxScaler, OneHotEncoder, OrdinalEncoder, PolynomialFeatures,
                                   StandardScaler)

rng = np.random.default_rng(4)
X = rng.normal(size=(24, 4)) * [1, 50, 1e-3, 1] + [0, 1000, 0, 2]
X[:, 3] = 0.1  # constant, and not a binary fraction
X[2, 0] = X[5, 1] = X[20, 2] = X[3, 1] = np.nan
train = X[:12]
levels = rng.integers(0, 3, size=(24, 2)).astype(float)
levels[:12, 1] = np.where(levels[:12, 1] == 1, 2, levels[:12, 1])  # level 1 unseen in training
levels[15, 1] = 1


def save(name, values):
    np.savetxt(name + ".txt", values, fmt="%.17g")


save("input", X)
save("levels", levels)
save("standardise", StandardScaler().fit(train).transform(X))
save("min_max", MinMaxScaler().fit(train).transform(X))
for strategy in ("mean", "median", "most_frequent"):
    save("impute_" + strategy, SimpleImputer(strategy=strategy).fit(train).transform(X))
encoder = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
save("one_hot", encoder.fit(levels[:12]).transform(levels))
codes = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
save("ordinal", codes.fit(levels[:12]).transform(levels))
filled = SimpleImputer().fit(train).transform(X)[:, :3] / [1, 1000, 1e-3]
save("polynomial_input", filled)
for degree in (2, 3, 4):
    for only in (False, True):
        poly = PolynomialFeatures(degree, interaction_only=only, include_bias=False).fit(filled)
        name = f"polynomial_{degree}" + ("_interactions" if only else "")
        save(name, poly.transform(filled))
        with open(name + "_names.txt", "w", encoding="utf-8") as names:
            names.write("\n".join(poly.get_feature_names_out(["a", "b", "c"])) + "\n")
