"""Checks of a finished run's pages in a real browser: headless Chromium, driven by Playwright.

usage: checks.py RUN_FOLDER LIST
LIST names the checks that the accessibility statement promises, one a line: name|sentence. Every one of
them must have run; one that is not in the list, or has not run, is a failure too.

The pages are opened from disk, as a reader opens them, with the page's own security policy in force
(only the axe-core check lifts it, to put its script in).
"""

import io
import pathlib
import sys

import axe_playwright_python
import pypdf
from playwright.sync_api import sync_playwright

AXE = pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js"


class Checks:
    """What was checked and what failed."""

    def __init__(self, root, browser):
        self.root, self.browser = root, browser
        self.ran, self.faults = set(), []

    def fault(self, check, page, words):
        self.faults.append(f"{check}: {page}: {words}")

    def open(self, path, **options):
        context = self.browser.new_context(**options)
        page = context.new_page()
        page.goto((self.root / path).as_uri())
        return page

    def kinds(self):
        """One page of each kind, and of authorities the largest and the smallest."""
        pages = sorted(path.name for path in self.root.glob("*.html"))
        for folder in sorted(path for path in self.root.iterdir() if path.is_dir()):
            found = sorted(folder.glob("*.html"), key=lambda page: (page.stat().st_size, page.name))
            pages += sorted({f"{folder.name}/{page.name}" for page in found[:1] + found[-1:]})
        return pages

    def largest(self):
        pages = [path for path in self.root.rglob("*.html")]
        return max(pages, key=lambda path: (path.stat().st_size, str(path))).relative_to(self.root)

    def axe(self):
        for path in self.kinds():
            page = self.open(path, bypass_csp=True)
            page.evaluate(AXE.read_text())
            # Every rule runs; of those that pass, one element is described and not thousands.
            result = page.evaluate("axe.run({resultTypes: ['violations']})")
            if len(result["passes"]) < 20:
                self.fault("axe", path, f"only {len(result['passes'])} rules applied")
            for violation in result["violations"]:
                node = violation["nodes"][0]["html"][:160]
                self.fault("axe", path, f"{violation['id']}: {violation['help']}: {node}")
            page.context.close()

    def scripts(self):
        for path in self.kinds():
            context = self.browser.new_context()
            page = context.new_page()
            asked = []
            page.on("pageerror", lambda error: self.fault("scripts", path, str(error)))
            page.on(
                "console",
                lambda message: message.type == "error" and self.fault("scripts", path, message.text),
            )
            page.on("request", lambda request: asked.append(request.url))
            page.goto((self.root / path).as_uri())
            others = [url for url in asked if url != (self.root / path).as_uri()]
            others = [url for url in others if not url.startswith("data:")]
            if not asked or others:
                self.fault("scripts", path, f"asked for {others}")
            context.close()

    def unscripted(self):
        words = "document.querySelector('main').textContent"
        for path in self.kinds():
            plain = self.open(path, java_script_enabled=False)
            scripted = self.open(path)
            text = plain.locator("main").text_content()
            more = scripted.evaluate(words)
            lost = len(text) < 0.98 * len(more)
            if lost or plain.locator("h1").count() != 1:
                self.fault("unscripted", path, "text is lost without scripts")
            plain.context.close()
            scripted.context.close()
        page = self.open("index.html", java_script_enabled=False)
        links = page.locator("#main a[href^='areas/']")
        hrefs = {links.nth(index).get_attribute("href") for index in range(links.count())}
        missing = {f"areas/{p.name}" for p in (self.root / "areas").glob("*.html")} - hrefs
        if missing or not hrefs:
            self.fault("unscripted", "index.html", f"no link to {sorted(missing)[:3]}")
        page.locator(f"a[href='{sorted(hrefs)[0]}']").first.click()
        if page.locator("h1").count() != 1 or "areas/" not in page.url:
            self.fault("unscripted", "index.html", "a link does not lead to its page")
        page.context.close()

    def focused(self, page):
        return page.evaluate(
            "(() => { const e = document.activeElement; return [e.tagName, e.className,"
            " e.id, e.type || '', e.textContent.slice(0, 40)]; })()"
        )

    def walk(self, path):
        """Every element that the tab key reaches, in order."""
        page = self.open(path)
        reached = []
        for _ in range(2500):
            page.keyboard.press("Tab")
            element = self.focused(page)
            if element[0] == "BODY":
                break
            reached.append(element)
        page.context.close()
        return reached

    def keyboard(self):
        for path in ["board.html", "index.html"]:
            reached = self.walk(path)
            if not reached or reached[0][1] != "skip":
                self.fault("keyboard", path, "the skip link is not first")
            page = self.open(path)
            for selector, kind in [("button.sort", "sort"), ("form.filter select", "filter")]:
                wanted = page.locator(selector).count()
                found = sum(
                    ("sort" in e[1]) if kind == "sort" else ("-" in e[2] and e[0] == "SELECT")
                    for e in reached
                )
                if wanted == 0 or found < wanted:
                    self.fault("keyboard", path, f"{found} of {wanted} {kind} controls reached")
            page.context.close()
        page = self.open("index.html")
        page.locator("#authority").focus()
        first = page.locator("#authority optgroup option").first.get_attribute("value")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{first}.html", timeout=5000)
        page.context.close()

    def announced(self):
        page = self.open("board.html")
        button = page.locator("table[data-sort] button.sort").first
        name = button.text_content().strip()
        button.focus()
        page.keyboard.press("Enter")
        heading = page.locator("th[aria-sort]").first
        status = page.locator("[role=status]", has_text="Sorted by")
        if heading.get_attribute("aria-sort") != "ascending" or status.count() != 1:
            self.fault("announced", "board.html", "sorting is not announced")
        elif status.first.text_content() != f"Sorted by {name}, ascending.":
            self.fault("announced", "board.html", f"it says {status.first.text_content()}")
        column = page.locator("table[data-sort]").first.locator("tbody th")
        names = [column.nth(index).text_content() for index in range(column.count())]
        if len(names) < 2 or names != sorted(names, key=str.lower):
            self.fault("announced", "board.html", f"rows are not sorted: {names[:4]}")
        form = page.locator("form.filter").first
        form.locator("input").fill("zzzz")
        if not form.locator("[role=status]").text_content().startswith("Showing 0 of "):
            self.fault("announced", "board.html", "filtering is not announced")
        page.context.close()

    def narrow(self):
        for width in (360, 768, 1440):
            for path in self.kinds():
                page = self.open(path, viewport={"width": width, "height": 900})
                across = page.evaluate("document.scrollingElement.scrollWidth")
                if across > width:
                    self.fault("narrow", path, f"{across} pixels wide at {width}")
                page.context.close()

    def paper(self):
        # One tab for all: making one takes as long as printing.
        page = self.browser.new_context().new_page()
        page.emulate_media(media="print")
        for path in sorted(self.root.glob("areas/*.html")):
            page.goto(path.as_uri())
            last, second, controls = page.evaluate(
                """() => {
                    const notes = document.querySelectorAll("section.sheet p.note");
                    const headings = document.querySelectorAll("main > section h2");
                    const controls = document.querySelectorAll("form, button:not(.sort)");
                    return [
                        notes[notes.length - 1].textContent.slice(-25),
                        headings[1].textContent,
                        [...controls].filter((one) => one.getClientRects().length).length,
                    ];
                }"""
            )
            name = path.relative_to(self.root)
            if controls:
                self.fault("paper", name, "controls are printed")
            printed = page.pdf(prefer_css_page_size=True, page_ranges="1-2")
            sides = pypdf.PdfReader(io.BytesIO(printed)).pages
            first = " ".join(sides[0].extract_text().split())
            if last not in first or second in first or len(sides) < 2:
                self.fault("paper", name, "the summary is not the first side, whole and alone")
            if abs(float(sides[0].mediabox.height) - 842) > 2:
                self.fault("paper", name, "the side is not A4")
        page.context.close()

    def headers(self):
        """Authorities' tables of the theme pages are longer than a side: their header is on each."""
        words = "Beside the rest of England"
        for path in sorted(path.relative_to(self.root) for path in self.root.glob("themes/*.html")):
            page = self.open(str(path))
            tables = page.locator("thead", has_text=words)
            rows = [table.locator("xpath=../tbody/tr").count() for table in tables.all()]
            printed = page.pdf(prefer_css_page_size=True)
            sides = pypdf.PdfReader(io.BytesIO(printed)).pages
            found = sum(" ".join(side.extract_text().split()).count(words) for side in sides)
            # A side of A4 holds fewer than 80 rows.
            needed = sum(-(-count // 80) for count in rows)
            if not needed > len(rows) > 0 or found < needed:
                self.fault("headers", str(path), f"{found} header rows on paper, not {needed}")
            page.context.close()

    def paint(self):
        # Other work on the machine only adds to a time, so the least of several is the page's own; more
        # are taken while that work goes on.
        path, times = self.largest(), []
        while len(times) < 7 or (min(times) >= 200 and len(times) < 120):
            page = self.open(path)
            # The page's policy forbids the evaluation that waiting for a condition would need.
            entry = "performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)"
            painted = []
            for _ in range(100):
                painted = page.evaluate(entry)
                if painted:
                    break
                page.wait_for_timeout(50)
            times.append(painted[0] if painted else float("inf"))
            page.context.close()
        size = (self.root / path).stat().st_size // 1024
        print(f"paint: {path}, {size} KiB, {min(times):.0f} ms at best of {len(times)}")
        if min(times) >= 200:
            self.fault("paint", path, f"painted after {min(times):.0f} ms")


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    promised = [
        line.split("|")[0]
        for line in pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
        if line
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        checks = Checks(root, browser)
        for name in promised:
            getattr(checks, name)()
            checks.ran.add(name)
            print(f"{name}: {len([f for f in checks.faults if f.startswith(name + ':')])} faults")
        browser.close()
    for fault in checks.faults:
        print(fault, file=sys.stderr)
    if len(checks.ran) < 9:
        print("fewer checks ran than the statement promises", file=sys.stderr)
        sys.exit(1)
    print(f"{len(checks.kinds())} pages: {', '.join(checks.kinds())}")
    sys.exit(1 if checks.faults else 0)


if __name__ == "__main__":
    main()
