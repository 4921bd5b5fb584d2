internal import CareStatistics

/// The authorities whose returns were read, and the folders that were skipped.
struct PartnerIndexPage {
  let index: SiteIndex
  let reports: [PartnerReport]
  /// Errors, for which a return was skipped, and warnings about returns that were counted.
  let findings: [Finding]

  private var skipped: [Finding] { findings.filter { $0.severity == .error } }

  var content: PrivateContent {
    PrivateContent(
      title: "Authorities' own returns", crumb: "", notice: PrivateNotice(all: reports), main: main)
  }

  private var main: HTML {
    HTML { html in
      html.element(.h1, text: "Authorities' own returns")
      html.element(.p, .class("lead"), text: summary)
      html.element(.section, .labelledBy("partners")) { html in
        html.element(.h2, .id("partners"), text: "Returns that were read")
        if reports.isEmpty {
          html.element(.p, text: "No return was read in this run.")
        } else {
          html.element(
            .p,
            text: "Each authority's page holds its own figures and what the validation rules find "
              + "in its returns. A page goes to its own authority and to nobody else.")
          table.write(to: &html)
        }
      }
      writeSkipped(to: &html)
      writeWarnings(to: &html)
    }
  }

  private var summary: String {
    let read = Phrases.count(reports.count, "authority", "authorities")
    let left =
      skipped.isEmpty
      ? "Nothing was skipped."
      : "What was skipped is listed below, with what to do about it."
    return "This run read the returns of \(read). \(left)"
  }

  private var table: DataTable {
    DataTable(
      id: "partner-list", caption: "Authorities with their returns",
      columns: [
        .text("Authority"), .text("Code"), .text("Returns for"), .text("Validation"),
        .text("Made up"), .text("Figures"),
      ],
      rows: reports.map { report in
        DataTable.Row(
          .link(report.name, href: PrivateSite.path(report)),
          [
            .text(report.code), .text(LocalWords.years(report.years)), .text(Self.state(report)),
            .text(report.isMadeUp ? "yes" : "no"),
            .link("CSV file", href: PrivateSite.dataPath(report)),
          ])
      })
  }

  /// How many rules are broken, and in which years.
  static func state(_ report: PartnerReport) -> String {
    let rules = Set(report.defects.map(\.rule)).count
    guard rules > 0 else { return "no rule is broken" }
    let years = Set(report.defects.map(\.year)).sorted()
    return "\(Phrases.count(rules, "rule is", "rules are")) broken, in \(LocalWords.years(years))"
  }

  private func writeSkipped(to html: inout HTML) {
    html.element(.section, .labelledBy("skipped")) { html in
      html.element(.h2, .id("skipped"), text: "Returns that were skipped")
      guard !skipped.isEmpty else {
        html.element(.p, text: "No folder of returns was skipped.")
        return
      }
      html.element(
        .p,
        text: "No figure is counted from what is named here. The other authorities are not touched."
      )
      FindingList.table(
        skipped, id: "skipped-list", index: index, caption: "Skipped, with the reason"
      ).write(to: &html)
    }
  }

  /// What is odd about returns that were counted; nothing where nothing is.
  private func writeWarnings(to html: inout HTML) {
    let warnings = findings.filter { $0.severity < .error }
    guard !warnings.isEmpty else { return }
    html.element(.section, .labelledBy("doubtful")) { html in
      html.element(.h2, .id("doubtful"), text: "Returns that need a look")
      html.element(
        .p, text: "These were counted; what is said of them may mean that they should not be.")
      FindingList.table(
        warnings, id: "doubtful-list", index: index, caption: "To be looked at, with the reason"
      ).write(to: &html)
    }
  }
}
