"""The files for spreadsheet programs: each .csv of that family, and the workbooks in both forms."""

import pathlib
import tempfile
from concurrent.futures import ThreadPoolExecutor

import figures
import sheets
from data_folder import as_number

# What libxlsxwriter and LibreOffice keep of a number: sixteen and fifteen digits.
WRITTEN, SAVED = 1e-15, 1e-14

# The smallest, one that shares its returns, ordinary ones, a new one, a county.
AUTHORITIES = ["E06000053", "E09000001", "E06000002", "E06000036", "E06000058", "E10000014"]

# LibreOffice as eager as any program is: British English, every text that looks like a date or a
# formula taken for one.
EAGER = "CSV:44,34,76,1,,2057,false,true,false,false,false,0,true"


def excel_tables_open(folder, report):
    tables = folder.family("excel")
    for table in tables:
        content = table.path.read_bytes()
        report.expect(content.startswith(b"\xef\xbb\xbf"), f"{table.name}: no byte order mark")
        report.expect(content.count(b"\n") == content.count(b"\r\n") and content.endswith(b"\r\n"),
                      f"{table.name}: lines do not end in CR LF")
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        paths = sheets.convert([table.path for table in tables], scratch / "out", scratch, EAGER)
        books = [sheets.read_xlsx(path) for path in paths]
    for table, book in zip(tables, books):
        report.saw("files")
        for words in book.oddities[:3]:
            report.fault(f"{table.name}: {words}")
        found = list(book.sheets.values())
        expected = [[as_number(text) if as_number(text) is not None else text for text in row]
                    for row in [table.header] + table.rows]
        expected = sheets.trimmed_rows(expected)
        report.saw("numbers", sum(isinstance(cell, float) for row in expected for cell in row))
        report.saw("texts", sum(isinstance(cell, str) for row in expected for cell in row))
        if report.expect(len(found) == 1, f"{table.name}: {len(found)} sheets"):
            for words in sheets.differences(expected, found[0], SAVED)[:3]:
                report.fault(f"{table.name}: {words}")


def workbook_names(folder, is_long):
    names = sorted(path.stem for path in (folder.root / "workbooks").glob("*.xlsx"))
    return names if is_long else [name for name in names if name in AUTHORITIES + ["england"]]


def workbooks_open(folder, report, is_long=False):
    names = workbook_names(folder, is_long)
    report.expect(is_long or len(names) == len(AUTHORITIES) + 1, f"only {names} are there")
    forms = {path.suffix for path in (folder.root / "workbooks").iterdir()}
    report.expect(forms == {".xlsx", ".ods"}, f"forms {forms}")
    paths = {form: [folder.root / f"workbooks/{name}{form}" for name in names] for form in forms}
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        with ThreadPoolExecutor() as pool:
            saved = {form: pool.submit(sheets.convert, paths[form], scratch / form[1:] / "out",
                                       scratch / form[1:]) for form in sorted(forms)}
            written = {form: [read(path) for path in paths[form]]
                       for form, read in ((".xlsx", sheets.read_xlsx), (".ods", sheets.read_ods))}
            resaved = {form: [sheets.read_xlsx(path) for path in saved[form].result()]
                       for form in sorted(forms)}
    expectations = figures.Expectations(folder)
    for position, name in enumerate(names):
        xlsx, ods = written[".xlsx"][position], written[".ods"][position]
        report.saw("workbooks")
        check_form(report, name, xlsx)
        check_form(report, name, ods)
        titles = [(sheet, rows[0][0]) for sheet, rows in ods.sheets.items()]
        report.expect(ods.headings == titles, f"{name}.ods: titles are no headings")
        report.expect(xlsx.tables == ods.tables, f"{name}: other tables in the other form")
        compare(report, f"{name}: .xlsx and .ods", ods, xlsx, WRITTEN)
        for form in forms:
            book = resaved[form][position]
            compare(report, f"{name}{form} in LibreOffice", ods, book, SAVED)
            for words in book.oddities[:3]:
                report.fault(f"{name}{form} in LibreOffice: {words}")
            check_links(report, f"{name}{form} in LibreOffice", book)
        expectations.check(report, name, ods)


def check_form(report, name, book):
    for words in book.oddities[:3]:
        report.fault(f"{book.path.name}: {words}")
    report.expect(book.language == "en-GB", f"{book.path.name}: language {book.language}")
    for sheet, rows in book.sheets.items():
        report.saw("sheets")
        tables = book.tables[sheet]
        if not report.expect(len(tables) == (sheet != "Cover"), f"{name}, {sheet}: {tables}"):
            continue
        for table, place in tables:
            first, last = place.split(":")
            width = len(rows[int(first[1:]) - 1])
            is_whole = (first[0] == "A" and last.endswith(str(len(rows)))
                        and last.startswith(figures.letters(width)))
            report.expect(is_whole, f"{book.path.name}, {sheet}: {table} is {place}")
    check_links(report, book.path.name, book)


def check_links(report, name, book):
    """Every row of the contents leads to its sheet, and nothing leads elsewhere."""
    links = [link for each in book.links.values() for link in each]
    report.expect(len(links) == len(book.sheets) - 1, f"{name}: {len(links)} links")
    for text, location, target in links:
        report.saw("links")
        places = {f"{mark}{text}{mark}" for mark in ("", "'")}
        sheet = (location or "").lstrip("#").replace("!A1", "").replace(".A1", "")
        is_right = sheet in places and text in book.sheets and not target
        report.expect(is_right, f"{name}: {text} leads to {location} {target}")


def compare(report, words, book, other, tolerance):
    if not report.expect(list(book.sheets) == list(other.sheets), f"{words}: other sheets"):
        return
    for sheet, rows in book.sheets.items():
        report.saw("compared cells", sum(len(row) for row in rows))
        for difference in sheets.differences(rows, other.sheets[sheet], tolerance)[:3]:
            report.fault(f"{words}: {sheet}: {difference}")
