"""Spoils copies of a run's files, one way at a time: the check that is named must see it."""

import functools
import json
import pathlib
import re
import shutil
import tempfile
import zipfile

from data_folder import DataFolder


def replace(path, old, new, root):
    """Replaces bytes in a file, once; it is a mistake of this list when they are not there."""
    content = (root / path).read_bytes()
    changed = re.sub(old, new, content, count=1)
    if changed == content:
        raise ValueError(f"{path} has no {old}")
    (root / path).write_bytes(changed)


def repack(path, part, old, new, root):
    """The same in a part of a packed file."""
    with zipfile.ZipFile(root / path) as archive:
        parts = [(entry, archive.read(entry.filename)) for entry in archive.infolist()]
    changed = False
    with zipfile.ZipFile(root / path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in parts:
            if re.fullmatch(part, entry.filename):
                other = re.sub(old, new, content, count=1)
                changed, content = changed or other != content, other
            archive.writestr(entry, content)
    if not changed:
        raise ValueError(f"{path} has no {old} in {part}")


def in_json(path, change, root):
    content = json.loads((root / path).read_text(encoding="utf-8"))
    change(content)
    (root / path).write_text(json.dumps(content), encoding="utf-8")


def without_digests(root):
    """Lets Frictionless look at what is in a table, not only at its bytes."""
    def forget(package):
        for resource in package["resources"]:
            del resource["hash"], resource["bytes"]
    in_json("datapackage.json", forget, root)


def repeated_row(root):
    without_digests(root)
    replace("tidy/measures.csv", rb"([^\n]+\n)\Z", rb"\1\1", root)


def unknown_reference(root):
    without_digests(root)
    replace("tidy/observations.csv", rb",starting_rate,", b",startled_rate,", root)


def text_for_number(root):
    without_digests(root)
    replace("tidy/peers.csv", rb"(?m)(,)(\d+\.\d+)(,)", rb"\1about \2\3", root)


def leading_zero(root):
    replace("tidy/neighbours.csv", rb",805,", b",0805,", root)


OBSERVATION = rb"(?m)^(2016,.*,2016-03-31,)(\d+),"
TIDY, SHEET, ODS = "tidy/observations.csv", "excel/absence_by_authority.csv", "workbooks/{}.ods"
XLSX, CONTENT, PART = "workbooks/{}.xlsx", "content.xml", r"xl/worksheets/sheet4\.xml"
BARNET, AREA = rb"(?m)^(E09000003,Barnet,London,)[^,]+", "E06000036"

SPOILS = [
    ("frictionless", "a table has other bytes", "hash", functools.partial(
        replace, TIDY, rb"Hartlepool", b"Hartlepooh")),
    ("frictionless", "a key stands twice", "primary key", repeated_row),
    ("frictionless", "a reference leads nowhere", "foreign key", unknown_reference),
    ("frictionless", "a text stands for a number", "Type error", text_for_number),
    ("frictionless", "the archive has another table", "all.zip: tidy/areas.csv", functools.partial(
        repack, "all.zip", "tidy/areas.csv", rb"London", b"Londom")),
    ("pandas", "a number has a comma", "is no number", functools.partial(
        replace, TIDY, OBSERVATION, rb'\1"1,\2",')),
    ("pandas", "a name is taken for a missing value", "la_name differs", functools.partial(
        replace, TIDY, rb",Hartlepool,", b",NA,")),
    ("polars", "a number has a comma", "is no number", functools.partial(
        replace, TIDY, OBSERVATION, rb'\1"1,\2",')),
    ("polars", "a code begins with a zero", "old_la_code differs", leading_zero),
    ("r", "a number has a unit", "is no number", functools.partial(
        replace, TIDY, OBSERVATION, rb"\1\2%,")),
    ("r", "a name is taken for a missing value", "la_name differs", functools.partial(
        replace, TIDY, rb",Hartlepool,", b",NA,")),
    ("r", "a code begins with a zero", "old_la_code differs", leading_zero),
    ("csvw", "a column has another name", "other columns", functools.partial(
        replace, "tidy/areas.csv-metadata.json", rb'"titles": "level"', b'"titles": "kind"')),
    ("csvw", "a day is no day", "2016-13-31", functools.partial(
        replace, TIDY, rb"2016-03-31", b"2016-13-31")),
    ("csvw", "a key stands twice", "stands twice", repeated_row),
    ("csvw", "a reference leads nowhere", "startled_rate", unknown_reference),
    ("excel", "the byte order mark is gone", "byte order mark", functools.partial(
        replace, SHEET, rb"^\xef\xbb\xbf", b"")),
    ("excel", "a line ends in LF", "CR LF", functools.partial(replace, SHEET, rb"\r\n", b"\n")),
    ("excel", "a text is a formula", "is a formula", functools.partial(
        replace, SHEET, BARNET, rb"\1=1+1")),
    ("excel", "a text is a date", "is a date", functools.partial(
        replace, SHEET, BARNET, rb"\g<1>1/2/2025")),
    ("excel", "a number has a comma", "'1,234'", functools.partial(
        replace, SHEET, BARNET, rb'\1"1,234"')),
    ("workbooks", "a number of the .ods differs", ".xlsx and .ods", functools.partial(
        repack, ODS.format(AREA), CONTENT, rb'office:value="(\d+)"', rb'office:value="\g<1>1"')),
    ("workbooks", "a number of the .xlsx differs", ".xlsx and .ods", functools.partial(
        repack, XLSX.format("E06000036"), PART, rb"<v>(\d+\.\d+)</v>", rb"<v>9\1</v>")),
    ("workbooks", "the .ods has a formula", "E06000053.ods: .* has formula", functools.partial(
        repack, ODS.format("E06000053"), CONTENT, rb' office:value="',
        rb' table:formula="of:=1" office:value="')),
    ("workbooks", "the .xlsx has a formula", "is a formula", functools.partial(
        repack, XLSX.format(AREA), PART, rb"<v>(\d+\.\d+)</v>", rb"<f>1+1</f><v>\1</v>")),
    ("workbooks", "cells of the .xlsx are merged", "has merged cells", functools.partial(
        repack, XLSX.format("E09000001"), PART, b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>')),
    ("workbooks", "cells of the .ods are merged", "number-columns-spanned", functools.partial(
        repack, ODS.format("E09000001"), CONTENT, rb'(style-name="Heading_20_1")',
        rb'\1 table:number-columns-spanned="2" table:number-rows-spanned="1"')),
    ("workbooks", "a table is not marked", "other tables in the other form", functools.partial(
        repack, ODS.format("E06000053"), CONTENT, rb"<table:database-range .*?/>", b"")),
    ("workbooks", "a link leads nowhere", "Notes leads to", functools.partial(
        repack, ODS.format(AREA), CONTENT, rb"#'Notes'", b"#'Noted'")),
    ("workbooks", "the language is gone", "language de", functools.partial(
        repack, ODS.format(AREA), "meta.xml", rb"en-GB", b"de")),
    ("workbooks", "a figure of the table differs", "looked after", functools.partial(
        replace, TIDY, rb"(,E06000036,[^,]+,looked_after_rate,.*,2016-03-31,)(\d+),", rb"\g<1>9\2,")),
    ("workbooks", "a form of one workbook is missing", "E09000001.ods", lambda root: (
        root / ODS.format("E09000001")).unlink()),
]


def unseen(source, run):
    """What no check has seen, in words."""
    faults = []
    for check, words, expected, spoil in SPOILS:
        with tempfile.TemporaryDirectory() as name:
            root = pathlib.Path(name) / "data"
            shutil.copytree(source, root)
            # One ordinary authority and the two smallest will do.
            for path in (root / "workbooks").iterdir():
                if path.stem not in ("E06000036", "E06000053", "E09000001"):
                    path.unlink()
            spoil(root)
            report = run(check, DataFolder(root), is_long=True)
        seen = [fault for fault in report.faults if re.search(expected, fault)]
        print(f"spoiled: {words}: {seen[0][:110] if seen else 'NOT SEEN'}", flush=True)
        if not seen:
            print("\n".join(report.faults[:5]))
            faults.append(f"{check} does not see that {words}")
    return faults
