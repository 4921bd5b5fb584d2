"""Checks of a finished run's files in the programs that people open them with.

usage: checks.py DATA_FOLDER [--long] [--spoil]
Prints a line a check, with what it looked at, and every fault; ends with 1 when there is one. With
--spoil it goes on to spoil copies of the files, and every check must see what is wrong with its own.
"""

import functools
import os
import sys

import spreadsheets
import tables
from data_folder import DataFolder, Report

# LibreOffice and the data frames divide the cores among themselves well enough.
os.environ.setdefault("POLARS_MAX_THREADS", "2")

CHECKS = {
    "frictionless": tables.frictionless_validates,
    "pandas": tables.pandas_reads,
    "polars": tables.polars_reads,
    "r": tables.r_reads,
    "csvw": tables.csvw_describes,
    "excel": spreadsheets.excel_tables_open,
    "workbooks": spreadsheets.workbooks_open,
}


def run(name, folder, is_long=False):
    report = Report(name)
    check = CHECKS[name]
    if is_long and name == "workbooks":
        check = functools.partial(check, is_long=True)
    try:
        check(folder, report)
    except Exception as error:
        report.fault(f"{type(error).__name__}: {error}")
    return report


def main():
    root, options = sys.argv[1], sys.argv[2:]
    folder = DataFolder(root)
    faults = []
    for name in CHECKS:
        report = run(name, folder, "--long" in options)
        report.close()
        faults += report.faults
    if "--spoil" in options:
        import spoiled

        faults += spoiled.unseen(root, run)
    for fault in faults[:60]:
        print(fault, file=sys.stderr)
    print(f"{len(CHECKS)} checks of {len(folder.tables)} tables, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
