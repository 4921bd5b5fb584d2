"""Workbooks as the programs read them: openpyxl, odfpy, and LibreOffice, which saves them anew."""

import datetime
import pathlib
import subprocess

import openpyxl
import openpyxl.cell
from odf import teletype
from odf.namespaces import OFFICENS, TABLENS, TEXTNS, XLINKNS
from odf.opendocument import load


class Book:
    """The sheets' values by name, rows of texts and numbers, and what is odd about them."""

    def __init__(self, path):
        self.path, self.sheets, self.tables, self.links, self.oddities = path, {}, {}, {}, []
        self.headings, self.language = [], None

    def odd(self, words):
        self.oddities.append(words)


def trimmed(row):
    row = list(row)
    while row and row[-1] in (None, ""):
        row.pop()
    return row


def trimmed_rows(rows):
    rows = [trimmed(row) for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def read_xlsx(path):
    book = Book(path)
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets:
        rows, links = [], []
        for cells in sheet.iter_rows():
            row = []
            for cell in cells:
                value = cell.value
                if isinstance(cell, openpyxl.cell.MergedCell):
                    row.append(None)
                    continue
                if cell.data_type == "f":
                    book.odd(f"{sheet.title}!{cell.coordinate} is a formula")
                if isinstance(value, (datetime.date, datetime.time, bool)) or cell.is_date:
                    book.odd(f"{sheet.title}!{cell.coordinate} is a date or a truth: {value}")
                if cell.hyperlink:
                    links.append((value, cell.hyperlink.location, cell.hyperlink.target))
                row.append(float(value) if isinstance(value, int) else value)
            rows.append(row)
        if sheet.merged_cells.ranges:
            book.odd(f"{sheet.title} has merged cells")
        if sheet.freeze_panes or sheet.auto_filter.ref or sheet.sheet_state != "visible":
            book.odd(f"{sheet.title} is frozen, filtered or hidden")
        book.sheets[sheet.title], book.links[sheet.title] = trimmed_rows(rows), links
        book.tables[sheet.title] = [
            (table.displayName, table.ref) for table in sheet.tables.values()
        ]
        for table in sheet.tables.values():
            if table.autoFilter or table.headerRowCount == 0:
                book.odd(f"{sheet.title}: the table has a filter or no header")
    book.language = workbook.custom_doc_props.names and workbook.custom_doc_props["Language"].value
    return book


def read_ods(path):
    book = Book(path)
    document = load(path)
    for sheet in document.spreadsheet.getElementsByType(odf_table("Table")):
        name = sheet.getAttrNS(TABLENS, "name")
        rows, links = [], []
        for row in sheet.getElementsByType(odf_table("TableRow")):
            values = []
            for cell in row.childNodes:
                if cell.qname[1] != "table-cell":
                    book.odd(f"{name} has {cell.qname[1]}")
                for odd in ("formula", "number-columns-spanned", "number-rows-spanned",
                            "number-columns-repeated"):
                    if cell.getAttrNS(TABLENS, odd) not in (None, 1, "1"):
                        book.odd(f"{name}: a cell has {odd}")
                values.append(ods_value(book, name, cell))
                for link in cell.getElementsByType(odf_text("A")):
                    links.append((teletype.extractText(link), link.getAttrNS(XLINKNS, "href"), None))
                if cell.getAttrNS(TABLENS, "style-name") == "Heading_20_1":
                    book.headings.append((name, values[-1]))
            rows.append(values)
        book.sheets[name], book.links[name], book.tables[name] = trimmed_rows(rows), links, []
    for area in document.spreadsheet.getElementsByType(odf_table("DatabaseRange")):
        target = area.getAttrNS(TABLENS, "target-range-address")
        sheet, first = target.split(":")[0].rsplit(".", 1)
        last = target.rsplit(".", 1)[1]
        book.tables[sheet.strip("'")].append((area.getAttrNS(TABLENS, "name"), f"{first}:{last}"))
        if str(area.getAttrNS(TABLENS, "display-filter-buttons")) == "true":
            book.odd(f"{sheet}: the table has a filter")
    languages = [node for node in document.meta.childNodes if node.qname[1] == "language"]
    book.language = languages and teletype.extractText(languages[0])
    return book


def odf_table(name):
    from odf import table

    return getattr(table, name)


def odf_text(name):
    from odf import text

    return getattr(text, name)


def ods_value(book, sheet, cell):
    kind = cell.getAttrNS(OFFICENS, "value-type")
    if kind == "float":
        return float(cell.getAttrNS(OFFICENS, "value"))
    if kind not in ("string", None):
        book.odd(f"{sheet}: a cell is a {kind}")
    paragraphs = [node for node in cell.childNodes if node.qname == (TEXTNS, "p")]
    return "\n".join(teletype.extractText(node) for node in paragraphs)


def convert(paths, folder, scratch, source=None):
    """Opens files in LibreOffice and saves them as .xlsx in a folder; all in one go."""
    folder.mkdir(parents=True)
    command = ["soffice", f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless"]
    if source:
        command.append(f"--infilter={source}")
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder)]
    done = subprocess.run(command + [str(path) for path in paths], capture_output=True, text=True)
    if done.returncode != 0 or len(list(folder.iterdir())) != len(paths):
        raise RuntimeError(f"soffice: {done.stdout[-300:]}{done.stderr[-300:]}")
    return [folder / f"{pathlib.Path(path).stem}.xlsx" for path in paths]


def alike(first, second, tolerance):
    """Whether two cells hold the same; numbers may differ by a share."""
    first, second = (None if cell == "" else cell for cell in (first, second))
    if isinstance(first, float) and isinstance(second, float):
        return abs(first - second) <= tolerance * max(abs(first), abs(second))
    return first == second and type(first) is type(second)


def differences(rows, others, tolerance):
    """Where two grids of cells differ."""
    if [len(row) for row in rows] != [len(row) for row in others]:
        return [f"{len(rows)} rows and {len(others)}, or rows of other lengths"]
    return [
        f"row {row + 1}, column {column + 1}: {first!r}, {second!r}"
        for row, (left, right) in enumerate(zip(rows, others))
        for column, (first, second) in enumerate(zip(left, right))
        if not alike(first, second, tolerance)
    ]
