#!/usr/bin/python3
"""What scikit-learn 1.2.1 says about the recipes of three built-in scenes.

The captions of resources/scenes and the tolerances of tests/core/builtin_scenes_test.cpp for
sure_weights, equal_start and early_stopping come from here: median [least - most] over seeds.
"""
import warnings

import numpy as np
from sklearn.datasets import make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")


def band(name, values):
    print(f"{name:40} {np.median(values):8.3f} [{min(values):.3f} - {max(values):.3f}]")


def weight_length(C, seed):
    random = np.random.default_rng(seed)
    y = np.arange(80) % 2
    X = np.array([(-2, 0), (2, 0)])[y] + 0.6 * random.normal(size=(80, 2))
    model = LogisticRegression(C=C, tol=1e-8, max_iter=100_000).fit(X, y)
    return np.linalg.norm(model.coef_)


def moons(n, noise, seed):
    return make_moons(n, noise=noise, random_state=seed)


def random_start(seed):
    model = MLPClassifier((8,), activation="tanh", learning_rate_init=0.01, batch_size=32,
                          max_iter=1000, n_iter_no_change=1000, random_state=seed)
    return model.fit(*moons(200, 0.15, seed)).score(*moons(2000, 0.15, seed + 1000))


def overtrained(seed):
    """Best epoch, loss there, loss after 1500 epochs, training loss then."""
    X, y = moons(40, 0.35, seed)
    fresh, truth = moons(2000, 0.35, seed + 1000)
    model = MLPClassifier((32, 32), activation="tanh", solver="sgd", momentum=0,
                          nesterovs_momentum=False, alpha=0, learning_rate_init=0.3,
                          batch_size=10, random_state=seed)
    best, best_epoch, now = np.inf, 0, 0
    for epoch in range(1, 1501):
        model.partial_fit(X, y, classes=[0, 1])
        if epoch % 10 == 0:
            now = log_loss(truth, model.predict_proba(fresh))
            if now < best:
                best, best_epoch = now, epoch
    return best_epoch, best, now, log_loss(y, model.predict_proba(X))


for C in (0.01, 1, 100, 1e6):
    band(f"sure_weights: length at C = {C:g}", [weight_length(C, seed) for seed in range(15)])
band("equal_start: random first weights", [random_start(seed) for seed in range(7)])
runs = list(zip(*[overtrained(seed) for seed in range(7)]))
for name, values in zip(("best epoch", "loss there", "loss at the end", "training loss"), runs):
    band(f"early_stopping: {name}", values)
