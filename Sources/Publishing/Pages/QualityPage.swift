internal import CareStatistics
internal import TrendAnalysis

/// What the checks found, and which figures are there and which are not.
struct QualityPage {
  let index: SiteIndex

  /// How many examples of one rule are shown.
  private static let mostExamples = 5

  var content: PageContent {
    PageContent(title: "Data quality", path: PagePath.quality, main: main)
  }

  private var main: HTML {
    HTML { html in
      html.element(.h1, text: "Data quality")
      html.element(.p, .class("lead"), text: summary)
      writeRules(to: &html)
      writeCoverage(to: &html)
      QualityNeighbours(index: index).write(to: &html)
    }
  }

  private var findings: [Finding] { index.context.findings.sorted(by: Finding.listedBefore) }

  private var summary: String {
    let counts = [Severity.error, .warning, .information].map { severity in
      let count = index.context.findings.count { $0.severity == severity }
      return "\(NumberText.whole(count)) \(Self.noun(severity, count))"
    }
    return "The checks of this run found \(Phrases.list(counts)). Figures that the publication "
      + "withholds stay withheld: nothing here is worked out to fill them."
  }

  private static func noun(_ severity: Severity, _ count: Int) -> String {
    switch severity {
    case .error: count == 1 ? "error" : "errors"
    case .warning: count == 1 ? "warning" : "warnings"
    case .information: count == 1 ? "note" : "notes"
    }
  }

  private func writeRules(to html: inout HTML) {
    html.element(.section, .labelledBy("rules")) { html in
      html.element(.h2, .id("rules"), text: "Findings by rule")
      let byRule = Dictionary(grouping: findings, by: \.rule)
      guard !byRule.isEmpty else {
        html.element(.p, text: "No finding.")
        return
      }
      let rules = byRule.values.compactMap { group in group.first.map { (first: $0, all: group) } }
        .sorted { Finding.listedBefore($0.first, $1.first) }
      DataTable(
        id: "rule-counts", caption: "How many findings each rule made",
        columns: [.text("Rule"), .text("Weight"), .number("Findings"), .text("What to do")],
        rows: rules.map { rule in
          DataTable.Row(
            .link(rule.first.rule, href: "#" + Self.id(rule.first.rule)),
            [
              .text(rule.first.severity.rawValue), .number(NumberText.whole(rule.all.count)),
              .text(rule.first.remedy.isEmpty ? "Nothing" : rule.first.remedy),
            ])
        }, tools: [.sort]
      ).write(to: &html)
      for rule in rules { write(rule.all, to: &html) }
    }
  }

  private func write(_ findings: [Finding], to html: inout HTML) {
    guard let first = findings.first else { return }
    html.element(.h3, .id(Self.id(first.rule)), text: first.rule)
    if findings.count > Self.mostExamples {
      html.element(
        .p,
        text: "The first \(Self.mostExamples) of \(NumberText.whole(findings.count)); the file of "
          + "quality issues has them all.")
    }
    html.element(.ul) { html in
      for finding in findings.prefix(Self.mostExamples) {
        html.element(.li) { html in
          html.text(finding.message + " ")
          html.element(.small, text: FindingList.place(finding, index))
        }
      }
    }
  }

  /// An id made of a rule's name, whatever characters it has.
  private static func id(_ rule: String) -> String {
    let safe = rule.unicodeScalars.map { scalar -> String in
      scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        ? String(scalar) : "-"
    }
    return "rule-" + safe.joined()
  }

  private func writeCoverage(to html: inout HTML) {
    html.element(.section, .labelledBy("coverage")) { html in
      html.element(.h2, .id("coverage"), text: "Figures that are there, and figures that are not")
      html.element(
        .p,
        text: "Rows of local authorities in the published files, by measure and year. A count of 0 "
          + "is a true zero; a year without any row of the measure is marked.")
      for theme in Theme.allCases {
        let measures = index.measures.filter { $0.theme == theme }
        if !measures.isEmpty { coverage(theme, measures).write(to: &html) }
      }
    }
  }

  private func coverage(_ theme: Theme, _ measures: [Measure]) -> DataTable {
    let spans = measures.compactMap { index.years(of: $0.id) }
    let first = spans.map(\.lowerBound).min() ?? 0
    let last = max(first, spans.map(\.upperBound).max() ?? 0)
    let groups = measures.map { measure in
      DataTable.Group(heading: measure.name, rows: rows(measure, first...last))
    }
    return DataTable(
      id: "coverage-\(theme.rawValue.split(separator: " ").joined(separator: "-"))",
      caption: theme.name,
      columns: [.text("Measure and status")] + (first...last).map { .number("\($0)") },
      groups: groups)
  }

  private func rows(_ measure: Measure, _ years: ClosedRange<Int>) -> [DataTable.Row] {
    var present = [Int](repeating: 0, count: years.count)
    var missing: [ValueStatus: [Int]] = [:]
    var total = present
    for observation in index.analysis.table.observations(of: measure.id)
    where years.contains(observation.year) {
      guard index.register[observation.area]?.level == .localAuthority else { continue }
      let position = observation.year - years.lowerBound
      total[position] += 1
      if observation.value != nil {
        present[position] += 1
      } else if let status = observation.status {
        missing[status, default: [Int](repeating: 0, count: years.count)][position] += 1
      }
    }
    func cells(_ counts: [Int]) -> [DataTable.Cell] {
      zip(counts, total).map { count, all in
        all == 0 ? .status(.notAvailable) : .number(NumberText.whole(count))
      }
    }
    let statuses = ValueStatus.allCases.compactMap { status in
      missing[status].map {
        DataTable.Row(.text("\(status.mark) \(status.explanation)"), cells($0))
      }
    }
    return [DataTable.Row(.text("With a value"), cells(present))] + statuses
  }
}
