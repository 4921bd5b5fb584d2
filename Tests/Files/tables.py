"""The tables in programs for data: pandas, Polars, R, Frictionless; and their CSVW descriptions."""

import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import numpy
import pandas
import polars

HERE = pathlib.Path(__file__).parent
NUMBERS = ("number", "integer")


def same(text, value, kind, share=0):
    """Whether a program's value is the one that stands in the file; `share` is what it may be off."""
    is_missing = value is None or (isinstance(value, float) and math.isnan(value)) or value == ""
    if text == "" or is_missing:
        return text == "" and is_missing
    if kind == "boolean":
        return str(value).lower() == text
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        # A code of digits may become a number, as long as it has the same digits.
        if kind not in NUMBERS and text != str(int(value)):
            return False
        return abs(float(text) - float(value)) <= share * abs(float(text))
    return kind not in NUMBERS and str(value) == text


def compare(report, program, table, rows, columns, numeric, share=0):
    """Holds what a program read against the file; `numeric` says which columns are numbers to it."""
    report.saw("tables")
    report.expect(rows == len(table.rows), f"{program}: {table.name} has {rows} rows")
    report.expect(list(columns) == table.header, f"{program}: {table.name} has other columns")
    for name, kind in zip(table.fields, table.types):
        if name not in columns:
            continue
        texts = table.column(name)
        values = columns[name]
        report.saw("values", len(values))
        if kind in NUMBERS and any(texts):
            report.expect(numeric[name], f"{program}: {table.name}.{name} is no number")
            report.saw("numbers", sum(1 for text in texts if text))
        wrong = [pair for pair in zip(texts, values) if not same(*pair, kind, share)]
        if wrong or len(values) != len(texts):
            report.fault(f"{program}: {table.name}.{name} differs {len(wrong)} times: {wrong[:2]}")


def pandas_reads(folder, report):
    for table in folder.family("tidy"):
        frame = pandas.read_csv(table.path, float_precision="round_trip", low_memory=False)
        columns = {name: frame[name].tolist() for name in frame.columns}
        numeric = {name: pandas.api.types.is_numeric_dtype(frame[name]) for name in frame.columns}
        compare(report, "pandas", table, len(frame), columns, numeric)
        # Without the option it keeps fifteen digits of a number, or fifteen decimals.
        quick = pandas.read_csv(table.path, low_memory=False)
        for name in (name for name, is_number in numeric.items() if is_number):
            exact, near = frame[name].to_numpy(float), quick[name].to_numpy(float)
            off = numpy.abs(near - exact) > 1e-15 * numpy.maximum(1, numpy.abs(exact))
            report.expect(not off.any(), f"pandas: {table.name}.{name} is far off by default")


def polars_reads(folder, report):
    for table in folder.family("tidy"):
        frame = polars.read_csv(table.path, infer_schema_length=None)
        columns = {name: frame[name].to_list() for name in frame.columns}
        numeric = {name: frame[name].dtype.is_numeric() for name in frame.columns}
        compare(report, "Polars", table, frame.height, columns, numeric)


def r_reads(folder, report):
    tables = folder.family("tidy")
    with tempfile.TemporaryDirectory() as scratch:
        output = pathlib.Path(scratch) / "values.txt"
        command = ["Rscript", "--vanilla", str(HERE / "read_tables.R"), str(output)]
        done = subprocess.run(command + [str(table.path) for table in tables], capture_output=True)
        if not report.expect(done.returncode == 0, f"R: {done.stderr.decode()[:300]}"):
            return
        lines = iter(output.read_text(encoding="utf-8").split("\n"))
    for table in tables:
        name, rows, width = next(lines).split("\t")
        report.expect(name == table.path.name, f"R: {name} in place of {table.name}")
        columns, numeric = {}, {}
        for _ in range(int(width)):
            column, kind = next(lines).split("\t")
            texts = [next(lines) for _ in range(int(rows))]
            numeric[column] = kind in ("numeric", "integer")
            if numeric[column]:
                texts = [float(text) if text else None for text in texts]
            columns[column] = texts
        # R rounds twice, which is seen in the last bit of a few numbers.
        compare(report, "R", table, int(rows), columns, numeric, share=2.3e-16)


def frictionless_validates(folder, report):
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(folder.root / "all.zip") as archive:
            archive.extractall(scratch)
            for name in archive.namelist():
                report.saw("packed files")
                alike = archive.read(name) == (folder.root / name).read_bytes()
                report.expect(alike, f"all.zip: {name} differs")
        for root in (folder.root, pathlib.Path(scratch)):
            command = [sys.executable, "-m", "frictionless", "validate", "--json",
                       "datapackage.json"]
            done = subprocess.run(command, cwd=root, capture_output=True, text=True)
            try:
                result = json.loads(done.stdout)
            except ValueError:
                report.fault(f"{root.name}: {done.stdout[:200]}{done.stderr[-200:]}")
                continue
            for task in result["tasks"]:
                report.saw("validations")
                report.saw("validated rows", task["stats"].get("rows") or 0)
                for error in task["errors"][:2]:
                    report.fault(f"{root.name}/{task['name']}: {error['message'][:200]}")
            for error in result.get("errors", [])[:5]:
                report.fault(f"{root.name}: {error['message'][:200]}")
            count = len(result["tasks"])
            report.expect(count == len(folder.tables), f"{count} tables were validated")
            report.expect(done.returncode == 0 and result["valid"], f"{root.name} is not valid")


DATATYPES = {
    "string": lambda text: True,
    "integer": re.compile(r"-?\d+").fullmatch,
    "number": re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?").fullmatch,
    "boolean": re.compile("true|false").fullmatch,
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])").fullmatch,
}


def csvw_describes(folder, report):
    """What `csvlint` checks: the columns, each value's type, keys, and references to other tables."""
    tables = {table.path.name: table for table in folder.family("tidy")}
    group = json.loads((folder.root / "tidy/csv-metadata.json").read_text(encoding="utf-8"))
    described = {table["url"]: table for table in group["tables"]}
    report.expect(set(described) == set(tables), "the group names other tables")
    for name, table in tables.items():
        path = table.path.with_name(f"{name}-metadata.json")
        metadata = json.loads(path.read_text(encoding="utf-8"))
        report.saw("descriptions")
        schema, whole = metadata["tableSchema"], described.get(name, {}).get("tableSchema", {})
        report.expect(metadata["url"] == name, f"{name}: describes {metadata['url']}")
        report.expect("http://www.w3.org/ns/csvw" in metadata["@context"], f"{name}: no context")
        # References lead to other tables, so only the description of all has them.
        report.expect({**schema, "foreignKeys": 0} == {**whole, "foreignKeys": 0},
                      f"{name}: the group says otherwise")
        columns = [column["name"] for column in schema["columns"]]
        report.expect([column["titles"] for column in schema["columns"]] == table.header,
                      f"{name}: other columns")
        for column, values in zip(schema["columns"], zip(*table.rows)):
            fits = DATATYPES[column["datatype"]]
            wrong = [text for text in values if text != column["null"] and not fits(text)]
            report.saw("values", len(values))
            report.expect(not wrong, f"{name}.{column['name']}: {wrong[:2]} of {len(wrong)}")
        check_keys(report, table, whole, columns, tables)


def check_keys(report, table, schema, columns, tables):
    positions = [columns.index(name) for name in schema.get("primaryKey", [])]
    keys = [tuple(row[position] for position in positions) for row in table.rows]
    if positions:
        report.saw("keys", len(keys))
        report.expect(len(set(keys)) == len(keys), f"{table.name}: a key stands twice")
    for key in schema.get("foreignKeys", []):
        own, reference = key["columnReference"], key["reference"]
        other = tables[reference["resource"]]
        known = set(zip(*(other.column(name) for name in reference["columnReference"])))
        report.saw("references")
        missing = set(zip(*(table.column(name) for name in own))) - known
        missing = {values for values in missing if any(values)}
        report.expect(not missing, f"{table.name}.{own}: unknown {sorted(missing)[:2]}")
