internal import CareStatistics
internal import TrendAnalysis

/// Who is listed as someone to learn from.
struct MethodsPeers {
  let index: SiteIndex

  static let id = "peers"

  /// Writes the whole section, heading included; nothing where there is nothing to say.
  func write(to html: inout HTML) {
    guard !index.models(of: index.context.headline.rate).isEmpty else { return }
    html.element(.section, .labelledBy(Self.id)) { html in
      html.element(.h2, .id(Self.id), text: "Who could be asked")
      html.element(
        .p,
        text: "An authority's page lists other authorities that are like it and whose rate of "
          + "children looked after carries a grade in any window, in either direction. They could "
          + "be asked about what changed; nothing says that anyone does better, and the order is "
          + "no ranking: statistical neighbours by rank in the \(index.analysis.neighbourModel.name) "
          + "model, then the others by name.")
      html.element(
        .p,
        text: "An authority that is no statistical neighbour is listed when "
          + "\(Phrases.number(PeerLikeness.traitsNeeded)) of these three hold:")
      html.element(.ul) { html in for trait in traits { html.element(.li, text: trait) } }
      html.element(
        .p,
        text:
          "The limits are round numbers chosen for use, not estimates. A trend of a joined area "
          + "speaks of every authority in it and says so; it is not listed for an authority that is "
          + "itself part of that area. An authority without a published rate, a suppressed one "
          + "for example, can still be alike in size and region.")
      html.element(.p, text: counts)
    }
  }

  private var traits: [String] {
    let rate = NumberText.fixed(100 * (PeerLikeness.rateFactor - 1))
    let size = NumberText.fixed(PeerLikeness.sizeFactor, decimals: 1)
    return [
      "Similar rate: the higher of the two latest rates is at most \(rate)% above the lower.",
      "Similar size: the larger number of children is at most \(size) times the smaller.",
      "Same region.",
    ]
  }

  private var counts: String {
    let peers = index.analysis.evidence.peers
    let asking = Set(peers.map(\.authority)).count
    let asked = Set(peers.map(\.peer)).count
    let authorities = Phrases.count(
      asking, "authority has someone listed", "authorities have someone listed")
    return "In this run \(authorities), of \(NumberText.whole(index.authorities.count)); "
      + "\(Phrases.count(asked, "authority is", "authorities are")) listed."
  }
}
