internal import CareStatistics
internal import TrendAnalysis

/// A theme's page: every measure for England, the regions and all authorities.
struct ThemePage {
  let index: SiteIndex
  let theme: Theme

  /// The most tables of every authority, so that a page stays quick to open.
  private static let mostTables = 8

  var content: PageContent {
    PageContent(
      title: "\(theme.name) - theme", crumb: theme.name, path: "", isNested: true,
      trail: [("Themes", PagePath.themes)], main: main)
  }

  private var measures: [Measure] { index.measures(of: theme) }
  private var counts: [Measure] { measures.filter(\.unit.isCount) }

  /// The rates, shares and ratios whose authorities are all listed, tested ones first.
  private var listed: Set<String> {
    let rates = measures.filter { !$0.unit.isCount }
    let tested = rates.filter { !index.models(of: $0.id).isEmpty }
    let others = rates.filter { index.models(of: $0.id).isEmpty }
    return Set((tested + others).prefix(Self.mostTables).map(\.id))
  }

  private var main: HTML {
    let listed = listed
    return HTML(charts: ChartPlace(page: PagePath.theme(theme))) { html in
      html.reserveCapacity(400_000)
      html.append(index.besidePicker)
      html.element(.p, .class("kicker"), text: "Theme")
      html.element(.h1, text: theme.name)
      html.element(.p, .class("lead"), text: summary)
      html.element(.p, .class("caveat"), text: Phrases.caveat)
      writeContents(to: &html)
      for measure in measures {
        ThemeMeasure(index: index, measure: measure, isListed: listed.contains(measure.id))
          .write(to: &html)
      }
      ThemeNumbers(index: index, measures: counts).write(to: &html)
      writeNotes(to: &html)
    }
  }

  private var summary: String {
    let tested = measures.count { !index.models(of: $0.id).isEmpty }
    let all = Phrases.count(measures.count, "measure", "measures")
    let words: String =
      switch tested {
      case measures.count: "Change beside the rest of England is tested for each of them."
      case 0: "They are described here; none has the counts that a test of change needs."
      default:
        "Change beside the rest of England is tested for \(Phrases.number(tested)) of them; the "
          + "others are described only."
      }
    return "\(all) for England, its regions and every authority. \(words)"
  }

  private func writeContents(to html: inout HTML) {
    var links = measures.map { ($0.shortName, "#m-\($0.id)") }
    if ThemeNumbers(index: index, measures: counts).hasContent {
      links.append((ThemeNumbers.heading, "#\(ThemeNumbers.id)"))
    }
    links.append(("Notes", "#notes"))
    html.element(.nav, .class("contents"), .label("On this page")) { html in
      html.element(.ul) { html in
        for link in links {
          html.element(.li) { $0.element(.a, .href(link.1), text: link.0) }
        }
      }
    }
  }

  private func writeNotes(to html: inout HTML) {
    html.element(.section, .class("theme"), .labelledBy("notes")) { html in
      html.element(.h2, .id("notes"), text: "Notes")
      html.element(.ul) { html in
        for note in notes { html.element(.li, text: note) }
      }
      html.element(.p) { html in
        html.element(.a, .href("../\(PagePath.methods)"), text: "How change is tested")
        html.text(" · ")
        html.element(.a, .href("../\(PagePath.downloads)"), text: "All figures as files")
        html.text(" · ")
        html.element(.a, .href("../\(PagePath.themes)"), text: "The other themes")
      }
    }
  }

  private var notes: [String] {
    var notes = [
      AuthorityChange.note,
      "Regions and England are the publication's own figures where it gives them, else worked out "
        + "from the authorities that reported.",
    ]
    if !counts.isEmpty {
      notes.append(
        "A number follows the size of an area, so numbers are shown for England and as a table, "
          + "and are not drawn beside one another. England's and the regions' numbers are rounded "
          + "by the publication, so authorities do not add up to them exactly.")
    }
    if measures.contains(where: hasJointReturn) {
      notes.append(
        "\(SymbolKey.joint.mark) \(SymbolKey.joint.meaning); it stands in each one's row and is not "
          + "split.")
    }
    let changes = index.register.changes
    var seen: Set<String> = []
    for change in changes where seen.insert(change.note).inserted && !change.note.isEmpty {
      notes.append("Boundary change, \(change.effective.inWords): \(change.note)")
    }
    return notes
  }

  private func hasJointReturn(_ measure: Measure) -> Bool {
    index.authorities.contains { area in
      !index.analysis.table.jointReturns(of: area.key).isEmpty
        && AuthorityChange(measure, in: area, index: index)?.hasJointReturn == true
    }
  }
}
