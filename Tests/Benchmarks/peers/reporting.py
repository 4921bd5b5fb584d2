"""Writes what a comparison measured as a Markdown table, as CSV, and with the machine it ran on."""
import csv
import os
import statistics
import sys
import time

from peers import measuring

COLUMNS = ("case", "program", "rounds", "rows", "bytes", "wall_least_s", "wall_median_s",
           "cpu_least_s", "mb_per_s", "ns_per_row", "peak_mib", "wall_to_ours", "cpu_to_ours", "note")

HEAD = """\
| case | program | wall s, least | wall s, median | CPU s, least | MB/s | ns a row | peak MiB \
| wall to ours | CPU to ours |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|
"""

NOTE = """
The times are those of whole processes, start and printing included; MB/s and ns a row are of the least \
wall time and of the file's text before compression, a row being a line after the header. The peak is \
the most of the rounds. "To ours" is the program's least time divided by carenumbers': above 1, \
carenumbers is faster. `wc -l` answers nothing and stands for reading alone. All answers were the same \
bytes in every round.
"""


def figures(case, measures, notes, size):
    """A row of figures for each program, or its note; `size` is the rows and bytes of the file."""
    rows, length = size
    ours = min(m.wall for m in measures["carenumbers"]), min(m.cpu for m in measures["carenumbers"])
    for program, runs in measures.items():
        if program in notes:
            yield {"case": case, "program": program, "rows": rows, "bytes": length,
                   "note": notes[program]}
            continue
        wall, cpu = min(m.wall for m in runs), min(m.cpu for m in runs)
        values = (case, program, len(runs), rows, length, f"{wall:.4f}",
                  f"{statistics.median(m.wall for m in runs):.4f}", f"{cpu:.4f}",
                  f"{length / 1e6 / wall:.0f}", f"{wall * 1e9 / max(rows, 1):.1f}",
                  f"{max(m.peak_mib for m in runs):.0f}", f"{wall / ours[0]:.2f}",
                  f"{cpu / max(ours[1], 1e-6):.2f}", "")
        yield dict(zip(COLUMNS, values))


def markdown_row(row):
    """One line of the table; a program without figures has its note in place of them."""
    cells = [row["case"], row["program"]]
    if row["note"]:
        cells += [row["note"].replace("|", "\\|")] + [""] * 7
    else:
        cells += [f"{float(row[name]):.3f}" for name in COLUMNS[5:8]]
        cells += [row[name] for name in COLUMNS[8:13]]
    return "| " + " | ".join(cells) + " |\n"


def write(folder, rows, title):
    """Writes `comparison.md` and `comparison.csv`."""
    with open(folder / "comparison.md", "w", encoding="utf-8") as text:
        text.write(title + "\n\n" + HEAD)
        text.writelines(map(markdown_row, rows))
        text.write(NOTE)
    with open(folder / "comparison.csv", "w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def machine(peers, source):
    """The lines of `machine.txt`: what the figures depend on besides the programs."""
    environment = {**os.environ, "LC_ALL": "C"}
    wanted = ("Model name", "CPU(s)", "Thread(s) per core", "Core(s) per socket", "Socket(s)",
              "L1d cache", "L1i cache", "L2 cache", "L3 cache")
    for line in measuring.output_of("lscpu", environment=environment).splitlines():
        name, _, value = line.partition(":")
        if name.strip() in wanted:
            yield f"{name.strip()}: {value.strip()}"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    yield f"Memory: {memory / 2**30:.1f} GiB"
    yield f"Kernel: {os.uname().sysname} {os.uname().release}"
    for name in ("duckdb", "polars"):
        version = measuring.output_of(peers, "-c", f"import {name}; print({name}.__version__)")
        yield f"{name}: {version or 'not found'}"
    swift = measuring.output_of("swift", "--version").partition("\n")[0]
    yield f"swift: {swift or 'not found'}"
    yield f"python: {sys.version.split()[0]}"
    commit = measuring.output_of("git", "-C", str(source), "describe", "--always", "--dirty")
    yield f"Source: {commit or 'unknown commit'}"
    yield f"Least peak that can be told: {measuring.least_peak_mib():.1f} MiB"
    yield f"Load average at the start: {os.getloadavg()[0]:.2f}"
    yield "Date: " + time.strftime("%Y-%m-%d", time.gmtime())
