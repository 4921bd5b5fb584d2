internal import CareStatistics
internal import TrendAnalysis

/// Who could be asked: a section of an authority's page.
struct AreaPeers: AreaSection {
  let index: SiteIndex
  let area: Area

  static let id = "peers"
  static let heading = "Who could be asked"

  /// Authorities that are no statistical neighbours and are shown; the file has them all.
  static let mostOthers = 12

  private var rate: String { index.context.headline.rate }

  var hasContent: Bool { !index.models(of: rate).isEmpty }

  func write(to html: inout HTML) {
    let groups = groups
    let neighbours = groups.filter { $0[0].likeness.neighbour != nil }
      .sorted { place($0) < place($1) }
    let others = groups.filter { $0[0].likeness.neighbour == nil }
      .sorted { place($0) < place($1) }
    html.element(
      .p,
      text:
        "Authorities that are like \(area.name) and whose rate of children looked after carries "
        + "a grade, in either direction. They could be asked about what changed in those years. A "
        + "grade says nothing about how children fare, and being alike in these figures does not "
        + "make practice alike.")
    html.element(.p, text: neighbourCount(neighbours.count))
    if !neighbours.isEmpty {
      table(neighbours, id: "peers-neighbours", caption: "Statistical neighbours with a grade")
        .write(to: &html)
    }
    writeOthers(others, to: &html)
    html.element(.p, .class("note")) { html in
      html.element(
        .a, .href("../\(PagePath.methods)#\(MethodsPeers.id)"), text: "Who is listed, and why")
      html.text(". Every row is in peers.csv: ")
      html.element(.a, .href("../\(PagePath.downloads)"), text: "downloads")
      html.text(".")
    }
  }

  /// The rows of each authority that could be asked, longest window first; no group is empty.
  private var groups: [[Peer]] {
    let own = index.analysis.evidence.peers.filter { $0.authority == area.key }
    return Dictionary(grouping: own, by: \.peer).values.map { rows in
      rows.sorted {
        ($1.trend.window.count, $0.trend.window.lowerBound)
          < ($0.trend.window.count, $1.trend.window.lowerBound)
      }
    }
  }

  /// Neighbours by rank, others by name.
  private func place(_ rows: [Peer]) -> (Int, String, AreaKey) {
    (rows[0].likeness.neighbour?.rank ?? Int.max, index.name(rows[0].peer), rows[0].peer)
  }

  private func neighbourCount(_ count: Int) -> String {
    let model = index.analysis.neighbourModel
    let named = model.neighbours[area.key]?.count ?? 0
    guard named > 0 else {
      return "The \(model.name) model names no statistical neighbours for \(area.name)."
    }
    let all = Phrases.count(named, "statistical neighbour", "statistical neighbours")
    guard count > 0 else {
      return "Of \(all) (\(model.name) model), none carries a grade in any window."
    }
    return "Of \(all) (\(model.name) model), \(Phrases.number(count)) "
      + "\(count == 1 ? "carries" : "carry") a grade in at least one window."
  }

  private var alike: String {
    "at least \(Phrases.number(PeerLikeness.traitsNeeded)) of rate, size and region"
  }

  private func writeOthers(_ others: [[Peer]], to html: inout HTML) {
    guard !others.isEmpty else {
      html.element(
        .p,
        text: "No other authority that is alike in \(alike) carries a grade.")
      return
    }
    let shown = Self.shown(others)
    let count = Phrases.count(others.count, "other authority", "other authorities")
    html.element(
      .p,
      text: "\(count), alike in \(alike), \(others.count == 1 ? "carries" : "carry") a grade"
        + (shown.count == others.count
          ? "."
          : "; shown are \(shown.count), those graded confirmed or probable first, then by name. "
            + "The other \(others.count - shown.count) are in peers.csv."))
    table(shown, id: "peers-others", caption: "Other authorities with a grade").write(to: &html)
  }

  /// At most `mostOthers` of the authorities: those with a stronger grade first, then by name, put
  /// back into their order.
  private static func shown(_ others: [[Peer]]) -> [[Peer]] {
    guard others.count > mostOthers else { return others }
    let strong = others.indices.filter { position in
      others[position].contains { $0.trend.grade != .observed }
    }
    let kept = (strong + others.indices.filter { !strong.contains($0) }).prefix(mostOthers)
    return kept.sorted().map { others[$0] }
  }

  private func table(_ groups: [[Peer]], id: String, caption: String) -> DataTable {
    DataTable(
      id: id, caption: caption,
      columns: [
        .text("Authority"), .text("Listed as"), .text("Years"), .text("Standing (grade)"),
        .number("Difference a year (95% interval)"), .text("Beside it"),
      ],
      rows: groups.joined().compactMap(row))
  }

  private func row(_ peer: Peer) -> DataTable.Row? {
    guard let estimate = peer.trend.estimate, let other = index.register[peer.peer] else {
      return nil
    }
    let words = PeerWords(measure: index.measure(rate), register: index.register)
    let part = peer.joinedArea.map { ", as part of \($0)" } ?? ""
    return DataTable.Row(
      .link(other.name, href: PagePath.sibling(other)),
      [
        .text(words.reasons(peer.likeness).capitalizedFirst),
        .text(Phrases.years(peer.trend.window)),
        .text(Phrases.gradedStanding(peer.trend) + part),
        .number(
          "\(NumberText.growth(estimate.contrast)) (\(BalanceWords.interval(estimate)))"),
        beside(peer, other),
      ])
  }

  /// What moved with it: for a fall the balancing measures, else the other headline measures.
  private func beside(_ peer: Peer, _ other: Area) -> DataTable.Cell {
    guard !peer.readings.isEmpty else { return .text("No measure is set beside it") }
    let heading = peer.isBalance ? BalanceWords.standing : BalanceWords.direction
    let readings = index.inCatalogueOrder(peer.readings, measure: \.measure)
    let text = BalanceWords.summary(readings, heading: heading) { id in
      index.measure(id)?.shortName ?? id
    }
    guard peer.isBalance else { return .text(text) }
    return .markup(
      HTML { html in
        html.text(text + " ")
        html.element(
          .a, .href("\(PagePath.sibling(other))#\(AreaBalance.id)"), text: "Beside the fall")
      })
  }
}
