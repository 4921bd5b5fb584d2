"""What the workbooks must hold by the tables of the same run."""


def letters(number):
    """The letters of a column that is counted from 1."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


class Expectations:
    """The figures of the tables by the keys under which workbooks show them."""

    def __init__(self, folder):
        self.measures = {row["name"]: row["measure_id"] for row in folder.tidy("measures").records()}
        self.names = {row["new_la_code"]: row["la_name"] for row in folder.tidy("areas").records()}
        self.own, self.england, self.regions, self.neighbours = {}, {}, {}, {}
        for row in folder.tidy("comparators").records():
            measure, year, code = row["measure_id"], row["time_period"], row["new_la_code"]
            self.england[measure, year] = row["england_published"] or row["england_calculated"]
            region = row["region_published"] or row["region_calculated"]
            self.regions[measure, row["region_name"], year] = region
            self.neighbours[measure, code, year] = row["neighbour_median"]
        # A publication's own row for the whole goes before the sum over its authorities.
        for row in folder.tidy("observations").records():
            measure, year, value = row["measure_id"], row["time_period"], row["value"]
            if row["geographic_level"] == "Local authority":
                self.own[measure, row["new_la_code"], year] = value, row["value_status"]
            elif value and row["geographic_level"] == "National":
                self.england[measure, year] = value
            elif value and row["geographic_level"] == "Regional":
                self.regions[measure, row["region_name"], year] = value
        self.trends = {
            (row["measure_id"], row["area_name"], row["window_start"], row["window_end"]): row
            for row in folder.tidy("trends").records()
        }
        self.grids = {
            resource["title"]: table
            for resource, table in zip(folder.package["resources"], folder.tables)
            if table.family == "excel"
        }

    def check(self, report, name, book):
        seen = set()
        for sheet, rows in book.sheets.items():
            if not book.tables[sheet]:
                continue
            start = int(book.tables[sheet][0][1].split(":")[0][1:]) - 1
            header, body = rows[start], rows[start + 1:]
            if header[0] == "LA code":
                kind, faults = "grids", self.grid(rows[0][0], header, body, report)
            elif header[2:4] == ["First year", "Last year"]:
                kind, faults = "trends", self.trend_rows(body, report)
            elif header[0] == "Measure":
                kind, faults = "themes", self.theme_rows(name, header, body, report)
            else:
                continue
            seen.add(kind)
            for words in faults[:3]:
                report.fault(f"{name}, {sheet}: {words}")
        wanted = {"themes", "trends"} | ({"grids"} if name == "england" else set())
        report.expect(seen == wanted, f"{name} has only {sorted(seen)}")

    def grid(self, title, header, body, report):
        """A sheet by authority has the rows of the measure's own file."""
        table = self.grids.get(title)
        if table is None:
            return [f"no file is titled {title}"]
        if len(body) != len(table.rows):
            return [f"{len(body)} rows where the file has {len(table.rows)}"]
        plain = [text.split(" [note")[0] for text in header]
        faults = [] if plain == table.header else [f"header {plain}"]
        for cells, texts in zip(body, table.rows):
            for cell, text in zip(cells, texts, strict=True):
                report.saw("figures held against tables")
                if (cell if isinstance(cell, str) else None) != text and not equal(cell, text):
                    faults.append(f"{texts[1]}: {cell!r} where the file has {text}")
        return faults

    def trend_rows(self, body, report):
        columns = ["own_growth_pct", "own_lower_pct", "own_upper_pct", "rest_growth_pct",
                   "contrast_pct", "contrast_lower_pct", "contrast_upper_pct"]
        faults = []
        for measure, area, first, last, *rest in body:
            row = self.trends.get((self.measures[measure], area, f"{first:.0f}", f"{last:.0f}"))
            if row is None:
                faults.append(f"{measure}, {area}: no such trend")
                continue
            for column, cell in zip(columns, rest):
                report.saw("figures held against tables")
                if not equal(cell, row[column]):
                    faults.append(f"{measure}, {area}: {column} {cell!r}, not {row[column]}")
            if rest[len(columns):] != [row["grade"] or "none", row["statement"]]:
                faults.append(f"{measure}, {area}: grade or statement differ")
        return faults

    def theme_rows(self, code, header, body, report):
        faults = []
        for measure, _, _, area, *cells in body:
            for year, cell in zip(header[4:], cells):
                if not year.isdigit():
                    continue
                text, status = self.expected(self.measures[measure], code, area, year)
                report.saw("figures held against tables")
                is_mark = isinstance(cell, str) and cell.startswith("[") and cell.endswith("]")
                is_right = equal(cell, text) if text else is_mark
                if not is_right or (status and not text and cell != f"[{status}]"):
                    faults.append(f"{measure}, {area}, {year}: {cell!r}, not {text or status}")
        return faults

    def expected(self, measure, code, area, year):
        if area == "England":
            return self.england.get((measure, year)), None
        if area == "Statistical neighbours, median":
            return self.neighbours.get((measure, code, year)), None
        if area == self.names.get(code):
            return self.own.get((measure, code, year), (None, None))
        return self.regions.get((measure, area, year)), None


def equal(cell, text):
    """Whether a cell is the number that a table's text is, to the last bit; a mark where it is none."""
    if not text:
        return isinstance(cell, str) and cell.startswith("[")
    return isinstance(cell, float) and cell == float(text)
