"""The data folder of a run, read with nothing but Python's own csv and json."""

import csv
import json
import pathlib


class Table:
    """A delimited table: its header, its rows as texts, and the types that the descriptor gives."""

    def __init__(self, root, resource):
        self.path = root / resource["path"]
        self.name = resource["name"]
        self.family = resource["path"].split("/")[0]
        with open(self.path, encoding="utf-8-sig", newline="") as file:
            records = list(csv.reader(file))
        self.header, self.rows = records[0], records[1:]
        self.types = [field["type"] for field in resource["schema"]["fields"]]
        self.fields = [field["name"] for field in resource["schema"]["fields"]]

    def column(self, name):
        position = self.header.index(name)
        return [row[position] for row in self.rows]

    def records(self):
        return [dict(zip(self.header, row)) for row in self.rows]


class DataFolder:
    """All tables that the descriptor names."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.package = json.loads((self.root / "datapackage.json").read_text(encoding="utf-8"))
        self.tables = [Table(self.root, resource) for resource in self.package["resources"]]

    def family(self, name):
        return [table for table in self.tables if table.family == name]

    def tidy(self, name):
        return next(table for table in self.family("tidy") if table.name == name)


class Report:
    """What one check looked at, and what it found wrong."""

    def __init__(self, name):
        self.name, self.faults, self.counts = name, [], {}

    def saw(self, what, count=1):
        self.counts[what] = self.counts.get(what, 0) + count

    def fault(self, words):
        self.faults.append(f"{self.name}: {words}")

    def expect(self, truth, words):
        if not truth:
            self.fault(words)
        return truth

    def close(self):
        """A check that looked at nothing has failed."""
        if not self.counts:
            self.fault("looked at nothing")
        for what, count in self.counts.items():
            if count == 0:
                self.fault(f"looked at no {what}")
        seen = ", ".join(f"{count:,} {what}" for what, count in self.counts.items())
        print(f"{self.name}: {seen or 'nothing'}; {len(self.faults)} faults", flush=True)


def as_number(text):
    """A text as a number; `None` when it is none, as spreadsheets see it."""
    try:
        return float(text) if text and text[0] in "-0123456789." else None
    except ValueError:
        return None
