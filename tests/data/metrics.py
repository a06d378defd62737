#!/usr/bin/python3
"""Prints the expected numbers of tests/core/metric_test.cpp (made with scikit-learn 1.2.1)."""

import numpy as np
from sklearn import metrics as m

y = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0]
s = [0.1, 0.35, 0.8, 0.2, 0.4, 0.9, 0.35, 0.65, 0.5, 0.05, 0.55, 0.3, 0.7, 0.35, 0.6, 0.15, 0.25,
     0.95, 0.45, 0.02]
d = np.array(s) >= 0.5
print("binary", dict(
    accuracy=m.accuracy_score(y, d), balanced_accuracy=m.balanced_accuracy_score(y, d),
    precision=m.precision_score(y, d), recall=m.recall_score(y, d), f1=m.f1_score(y, d),
    log_loss=m.log_loss(y, s), roc_auc=m.roc_auc_score(y, s), brier=m.brier_score_loss(y, s)))
print("curve", *(list(values) for values in m.roc_curve(y, s)))

y = [0, 1, 2, 2, 1, 0, 2, 1, 0, 2]
p = np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.2, 0.3, 0.5], [0.1, 0.1, 0.8], [0.3, 0.5, 0.2],
              [0.5, 0.3, 0.2], [0.2, 0.5, 0.3], [0.15, 0.7, 0.15], [0.6, 0.3, 0.1],
              [0.05, 0.15, 0.8]])
d = p.argmax(axis=1)
print("three classes", dict(
    accuracy=m.accuracy_score(y, d), balanced_accuracy=m.balanced_accuracy_score(y, d),
    precision=m.precision_score(y, d, average="macro"),
    recall=m.recall_score(y, d, average="macro"), f1=m.f1_score(y, d, average="macro"),
    log_loss=m.log_loss(y, p), roc_auc=m.roc_auc_score(y, p, multi_class="ovr"),
    brier=((p - np.eye(3)[y]) ** 2).sum(axis=1).mean()))

y = [3.0, -0.5, 2.0, 7.0, 4.2, 5.5, 1.0, 9.1]
p = [2.5, 0.0, 2.1, 7.8, 4.0, 6.1, 0.4, 8.0]
print("numbers", dict(r2=m.r2_score(y, p), mae=m.mean_absolute_error(y, p),
                      rmse=m.mean_squared_error(y, p, squared=False)))

X = np.array([[1.0, 1.0], [1.5, 2.0], [1.0, 1.8], [8.0, 8.0], [8.0, 8.6], [9.0, 11.0], [1.0, 0.6],
              [9.0, 2.0], [10.0, 2.0], [9.0, 3.0]])
c = np.array([0, 0, 0, 1, 1, 1, 0, 2, 2, 2])
inertia = sum(((X[c == k] - X[c == k].mean(axis=0)) ** 2).sum() for k in range(3))
print("clusters", dict(silhouette=m.silhouette_score(X, c), inertia=inertia))
c = np.array([0, 0, 0, 1, 1, 1, 0, 2, 2, 3])
print("cluster of one", dict(silhouette=m.silhouette_score(X, c)))
