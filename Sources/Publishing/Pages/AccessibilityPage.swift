/// What is built in for people with different needs, and which checks the project runs.
struct AccessibilityPage {
  let index: SiteIndex

  var content: PageContent {
    PageContent(title: "Accessibility statement", path: PagePath.accessibility, main: main)
  }

  private static let builtIn = [
    "All content is in the page itself. The script only adds sorting, filtering, copying, printing "
      + "and the list of authorities; without it nothing is lost.",
    "Every chart has a title and a description for screen readers, and its figures stand in a "
      + "table or a link on the same page.",
    "Colour never carries meaning alone: lines differ in dash and point shape and are labelled, "
      + "and standings are words.",
    "Tables have captions, headed columns and headed rows. Wide tables scroll inside a region that "
      + "the keyboard can reach.",
    "Symbols such as [c] are followed by words for screen readers, and a key stands above the "
      + "table.",
    "There is one first-level heading a page, headings follow in order, and a link skips the "
      + "navigation.",
    "Pages follow the light or dark setting of the device. Charts stay on white, where their "
      + "colours have the contrast they were chosen for.",
    "Nothing moves, nothing opens on hover, and nothing has to be dragged.",
    "Pages print on A4 without navigation and controls.",
  ]

  private static let checks = [
    "every page is well-formed, and ids are unique",
    "headings are in order, with one first-level heading",
    "every table has a caption and headed columns and rows",
    "every chart that is not decoration has a role, a title and a description",
    "relative links lead to pages and files of the same run, and nothing is loaded from elsewhere",
    "words that judge or that claim a cause do not occur",
  ]

  private static let limits = [
    "Automatic checks find only some barriers. No full audit against WCAG 2.2 and no test with "
      + "people who use assistive technology is recorded for this version.",
    "Tables with many columns need scrolling sideways on a narrow screen.",
    "A chart of every area has many dots and labels few of them; the table below it names all.",
    "The downloads are CSV files without formatting, and workbooks; the .xlsx form of a workbook "
      + "does not mark headings by style or the language, the .ods form does.",
  ]

  private var main: HTML {
    HTML { html in
      html.element(.h1, text: "Accessibility statement")
      html.element(
        .p, .class("lead"),
        text: "These pages aim to meet the Web Content Accessibility Guidelines 2.2 at level AA. "
          + "This page says what is built in, what is checked and what is not.")
      list("built-in", "What is built in", Self.builtIn, to: &html)
      html.element(.section, .labelledBy("checks")) { html in
        html.element(.h2, .id("checks"), text: "What is checked automatically")
        html.element(.p, text: "The project's tests check pages made from sample data:")
        html.element(.ul) { html in
          for check in Self.checks { html.element(.li, text: check.capitalizedFirst + ".") }
        }
        html.element(
          .p, text: "In a real browser (headless Chromium) they check pages of the same data:")
        html.element(.ul) { html in
          for check in BrowserChecks.sentences {
            html.element(.li, text: check.capitalizedFirst + ".")
          }
        }
      }
      list("limits", "Known limits", Self.limits, to: &html)
    }
  }

  private func list(_ id: String, _ heading: String, _ items: [String], to html: inout HTML) {
    html.element(.section, .labelledBy(id)) { html in
      html.element(.h2, .id(id), text: heading)
      html.element(.ul) { html in
        for item in items { html.element(.li, text: item) }
      }
    }
  }
}
