internal import CareStatistics

/// What every private page says first: whose it is, and whether its figures are made up.
struct PrivateNotice {
  /// The sentences, one or two.
  let sentences: [String]
  /// Whether any figure on the page is made up.
  let isMadeUp: Bool

  /// The notice of one authority's page.
  init(_ report: PartnerReport) {
    self.init(readers: "for \(report.name) only", madeUp: report.isMadeUp ? [report.name] : [])
  }

  /// The notice of the page that lists the authorities.
  init(all reports: [PartnerReport]) {
    self.init(
      readers: "each page for its own authority only",
      madeUp: reports.filter(\.isMadeUp).map(\.name))
  }

  private init(readers: String, madeUp: [String]) {
    var sentences = [
      "Private: local and unvalidated figures, \(readers). Not an official statistic; do not pass on."
    ]
    if !madeUp.isEmpty {
      sentences.append(
        "Made-up returns: no row describes a real child and the figures say nothing about "
          + "\(Phrases.list(madeUp)).")
    }
    self.sentences = sentences
    isMadeUp = !madeUp.isEmpty
  }

  func write(to html: inout HTML) {
    html.element(.div, .class("notice"), .role("note"), .label("Who may read this")) { html in
      for sentence in sentences { html.element(.p, text: sentence) }
    }
  }
}
