import CareStatistics
import Testing
import TrendAnalysis

/// Who is listed as someone to ask, in a country written by hand.
struct PeerTests {
  /// Birch moved; the figures of all six are told apart by the test.
  private func country(
    _ latest: [String: (count: Double?, children: Double)],
    neighbours: [String: [String]] = [:]
  ) -> SmallCountry {
    var country = SmallCountry()
    country.latest = latest
    country.neighbours = neighbours
    country.add("rate", ["102"], own: 0.06, contrast: 0.05, grade: .observed)
    return country
  }

  private func asking(_ country: SmallCountry) -> [String] {
    country.analysis.evidence.peers.map(\.authority.rawValue)
  }

  @Test func `two of rate, size and region are needed where there is no neighbour`() throws {
    // Birch: 100 per 10,000 and 20,000 children, in the north.
    let peers = country([
      "101": (500, 100_000), "102": (200, 20_000), "103": (200, 19_000), "104": (210, 20_000),
      "105": (600, 60_000), "106": (100, 20_000),
    ]).analysis.evidence.peers
    // Ash shares the region alone, Fern the rate alone, Hazel the size alone.
    #expect(peers.map(\.authority.rawValue) == ["103", "104"])
    let cedar = try #require(peers.first)
    #expect(cedar.likeness.region == AreaKey("E12000001") && cedar.likeness.traits == 3)
    #expect(cedar.likeness.rates == PeerLikeness.Pair(own: 105, peer: 100))
    #expect(cedar.likeness.sizes == PeerLikeness.Pair(own: 19_000, peer: 20_000))
    let elm = try #require(peers.last)
    #expect(elm.likeness.region == nil && elm.likeness.traits == 2)
    #expect(elm.likeness.neighbour == nil)
  }

  @Test func `the limits are 15 per cent for the rate and a factor of one and a half for size`() {
    func traits(_ count: Double, _ children: Double) -> PeerLikeness? {
      country(["101": (count, children), "102": (200, 20_000)], neighbours: ["101": ["102"]])
        .analysis.evidence.peers.first { $0.authority == AreaKey("101") }?.likeness
    }
    #expect(traits(230, 20_000)?.rates != nil)
    #expect(traits(231, 20_000)?.rates == nil)
    #expect(traits(175, 20_000)?.rates != nil)
    #expect(traits(173, 20_000)?.rates == nil)
    #expect(traits(300, 30_000)?.sizes != nil)
    #expect(traits(300, 30_001)?.sizes == nil)
    #expect(traits(140, 13_334)?.sizes != nil)
    #expect(traits(140, 13_333)?.sizes == nil)
  }

  @Test func `a neighbour is listed whatever its figures, with its rank`() throws {
    let peers = country(
      ["104": (30, 900), "102": (200, 20_000)], neighbours: ["104": ["106", "103", "102"]]
    ).analysis.evidence.peers
    let elm = try #require(peers.first)
    #expect(peers.count == 1 && elm.authority == AreaKey("104"))
    #expect(elm.likeness.neighbour == PeerLikeness.Neighbour(rank: 3, of: 3, model: "2025"))
    #expect(elm.likeness.traits == 0)
  }

  @Test func `a suppressed rate is like no other, and its children still count`() throws {
    let peers = country(["101": (nil, 20_000), "102": (200, 20_000)]).analysis.evidence.peers
    let ash = try #require(peers.first)
    #expect(peers.count == 1 && ash.likeness.rates == nil)
    #expect(ash.likeness.sizes != nil && ash.likeness.region != nil)
  }

  @Test func `only graded movement of the headline rate counts, in either direction`() {
    var country = SmallCountry()
    country.latest = Dictionary(
      uniqueKeysWithValues: (101...106).map { ("\($0)", (200.0, 20_000.0)) })
    country.add("rate", ["102"], own: 0.06, contrast: 0.05, grade: .confirmed)
    country.add("rate", ["103"], own: -0.06, contrast: -0.05, grade: .observed)
    country.add("rate", ["104"], own: -0.06, contrast: -0.05, grade: nil)
    country.add("rate", ["105"], reason: "the figure for 2025 is suppressed")
    country.add("starting", ["106"], own: -0.06, contrast: -0.05, grade: .confirmed)
    let peers = country.analysis.evidence.peers
    #expect(Set(peers.map(\.peer.rawValue)) == ["102", "103"])
    #expect(peers.count == 2 * 5)
    #expect(!peers.contains { $0.authority == $0.peer })
  }

  @Test func `a joined area's trend speaks of each member, but not to its own members`() {
    var country = SmallCountry()
    country.latest = Dictionary(
      uniqueKeysWithValues: (101...106).map { ("\($0)", (200.0, 20_000.0)) })
    country.add("rate", ["104", "105"], own: 0.06, contrast: 0.05, grade: .probable)
    country.add("rate", ["104"], 2021...2025, own: 0.06, contrast: 0.05, grade: .observed)
    let peers = country.analysis.evidence.peers
    let long = peers.filter { $0.trend.window == SmallCountry.long }
    #expect(Set(long.map(\.peer.rawValue)) == ["104", "105"])
    #expect(Set(long.map(\.authority.rawValue)) == ["101", "102", "103", "106"])
    #expect(long.allSatisfy { $0.joinedArea == "Elm and Fern" })
    let short = peers.filter { $0.trend.window == SmallCountry.short }
    #expect(short.map(\.authority.rawValue) == ["101", "102", "103", "105", "106"])
    #expect(short.allSatisfy { $0.peer == AreaKey("104") && $0.joinedArea == nil })
  }

  @Test func `a fall carries the balance sentence, other movement the other headline rates`() throws
  {
    var country = SmallCountry()
    country.neighbours = ["101": ["102", "103"]]
    country.add("rate", ["102"], own: -0.06, contrast: -0.05, grade: .confirmed)
    country.add("plans", ["102"], contrast: -0.05, grade: .observed)
    country.add("rate", ["103"], own: 0.06, contrast: 0.05, grade: .confirmed)
    country.add("starting", ["103"], contrast: 0.05, grade: .probable)
    country.add("ceasing", ["103"], reason: "figures for only 4 of 5 years")
    let analysis = country.analysis
    let peers = analysis.evidence.peers.filter { $0.authority == AreaKey("101") }
    let fall = try #require(peers.first { $0.peer == AreaKey("102") })
    #expect(fall.isBalance && fall.readings.count == 5)
    #expect(fall.movedWith == analysis.evidence.balance.first?.sentence)
    let rise = try #require(peers.first { $0.peer == AreaKey("103") })
    #expect(!rise.isBalance && rise.readings.map(\.measure) == ["starting", "ceasing"])
    #expect(
      rise.movedWith
        == "From 2016 to 2025 in Cedar, compared with the rest of England: children starting to be "
        + "looked after (probable, 1 of 1 areas graded) grew more or fell less; nothing can be said "
        + "of children ceasing to be looked after (figures for only 4 of 5 years).")
  }

  @Test func `a catalogue without measures to set beside it leaves the sentence empty`() throws {
    var country = SmallCountry()
    country.measures = [SmallCountry.measure("rate", "Rate")]
    country.neighbours = ["101": ["102"]]
    country.add("rate", ["102"], own: -0.06, contrast: -0.05, grade: .confirmed)
    let peer = try #require(country.analysis.evidence.peers.first)
    #expect(peer.movedWith.isEmpty && peer.readings.isEmpty && !peer.isBalance)
  }

  @Test func `nobody is listed where nothing carries a grade`() {
    var country = SmallCountry()
    country.neighbours = ["101": ["102"]]
    country.add("rate", ["102"], own: -0.06, contrast: -0.05, grade: nil)
    #expect(country.analysis.evidence.peers.isEmpty)
  }
}
