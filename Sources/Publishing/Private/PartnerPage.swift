internal import CareStatistics
internal import TrendAnalysis

/// One authority's private page: what arrived, what is wrong with it, and what it gives.
struct PartnerPage {
  let index: SiteIndex
  let report: PartnerReport
  let published: [LocalMeasure: String]

  /// The sections: their ids and headings, in order.
  enum Section: String, CaseIterable {
    case arrived, defects, reconciliation, trend, months, who, safety, definitions

    var heading: String {
      switch self {
      case .arrived: "What arrived"
      case .defects: "What is wrong with it"
      case .reconciliation: "Beside the published figures"
      case .trend: "The published trend and the newer local figures"
      case .months: "Month by month"
      case .who: "Who"
      case .safety: "Is it safe?"
      case .definitions: "Definitions and limits"
      }
    }
  }

  var content: PrivateContent {
    PrivateContent(
      title: "\(report.name) - local figures, unvalidated", crumb: report.name,
      notice: PrivateNotice(report), main: main)
  }

  private var main: HTML {
    let figures = LocalFigures(report)
    let series = PublishedSeries(index: index, area: report.area, published: published)
    return HTML { html in
      html.reserveCapacity(200_000)
      writeOpening(to: &html)
      for section in Section.allCases {
        html.element(.section, .labelledBy(section.rawValue)) { html in
          html.element(.h2, .id(section.rawValue), text: section.heading)
          write(section, figures, series, to: &html)
        }
      }
    }
  }

  private func writeOpening(to html: inout HTML) {
    html.element(.p, .class("kicker"), text: "Local figures, unvalidated")
    html.element(.h1, text: report.name)
    html.element(.p, .class("lead"), text: summary)
    html.element(.p) { html in
      html.element(
        .a, .href(PrivateSite.dataPath(report)), text: "Every figure of this page as a CSV file")
    }
    html.element(.nav, .class("contents"), .label("On this page")) { html in
      html.element(.ul) { html in
        for section in Section.allCases {
          html.element(.li) {
            $0.element(.a, .href("#" + section.rawValue), text: section.heading)
          }
        }
      }
    }
  }

  private var summary: String {
    let years = LocalWords.years(report.years)
    return "The authority's own figures, from its returns for \(years), beside those published for "
      + "it. Validation: \(PartnerIndexPage.state(report))."
  }

  private var balance: [Balance] {
    index.analysis.evidence.balance.filter { $0.authorities.contains(report.area) }
  }

  private func write(
    _ section: Section, _ figures: LocalFigures, _ series: PublishedSeries, to html: inout HTML
  ) {
    switch section {
    case .arrived: PartnerArrivals(report: report).write(to: &html)
    case .defects: PartnerDefects(report: report).write(to: &html)
    case .reconciliation:
      PartnerReconciliation(report: report, figures: figures, series: series).write(to: &html)
    case .trend:
      PartnerTrend(index: index, report: report, figures: figures, series: series).write(to: &html)
    case .months: PartnerMonths(report: report, figures: figures).write(to: &html)
    case .who: PartnerBreakdowns(figures: figures).write(to: &html)
    case .safety: PartnerSafety(figures: figures, balance: balance).write(to: &html)
    case .definitions: PartnerDefinitions.write(to: &html)
    }
  }
}
