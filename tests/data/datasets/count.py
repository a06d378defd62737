"""Counts what is in the shipped data sets, independently of the program.

Run in this folder: python3 count.py > counts.txt. A line has, separated by tabs: file, rows, columns,
missing cells, and for each column with at most twelve different values "name:value=count,…".
"""

import collections
import csv
import glob
import os

for path in sorted(glob.glob("../../../resources/datasets/*.csv")):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(rows[0])
    missing = sum(row[name] == "" for row in rows for name in names)
    line = [os.path.basename(path), str(len(rows)), str(len(names)), str(missing)]
    for name in names:
        counts = collections.Counter(row[name] for row in rows if row[name] != "")
        if len(counts) <= 12:
            line.append(name + ":" + ",".join(f"{v}={n}" for v, n in sorted(counts.items())))
    print("\t".join(line))
