import CareStatistics
import TrendAnalysis

/// The rows of who could be asked.
extension TidyFixture {
  static let peers: [Peer] = {
    let near = PeerLikeness(
      neighbour: PeerLikeness.Neighbour(rank: 1, of: 1, model: "2025"), rates: nil, sizes: nil,
      region: nil)
    let alike = PeerLikeness(
      neighbour: nil, rates: PeerLikeness.Pair(own: 64, peer: 61.4),
      sizes: PeerLikeness.Pair(own: 34_149, peer: 847), region: AreaKey("E12000009"))
    func peer(_ asking: String, _ asked: String, _ likeness: PeerLikeness) -> Peer {
      Peer(
        authority: AreaKey(asking), peer: AreaKey(asked), likeness: likeness,
        trend: trend("E06000058", 2016...2025, assessed: true), movedWith: "With it, as given.",
        readings: [], isBalance: false)
    }
    return [peer("839", "380", near), peer("380", "839", alike)]
  }()
}
