import Testing

@testable import PartnerReturns

/// Lengths, moves and returns against the slow twin, and by hand.
struct SafetyFiguresTests {
  private func compare(_ files: [String: String], _ years: ClosedRange<Int>) throws {
    let texts = TextReturn.all(files)
    try ReturnFixture.withFolder(files) { root in
      let returns = try ReturnFixture.returns(in: root)
      let merge = EpisodeMerge(returns.annuals, children: returns.children.count)
      let facts = ChildFacts.all(returns.annuals, children: returns.children.count)
      for figures in SafetyFigures.figures(merge, facts, years: returns.annuals.map(\.year)) {
        let twin = TextSafety(texts, year: figures.year)
        #expect(figures.lengths == Quartiles(known: twin.known, atLeast: twin.atLeast))
        #expect(figures.moves == twin.moves)
        #expect(figures.stock == twin.stock)
        #expect(figures.threePlacements == twin.threePlacements)
        #expect(figures.leavers == twin.leavers)
        #expect(figures.returners == twin.returners)
        #expect(figures.isFollowed == (figures.year < years.upperBound))
      }
    }
  }

  @Test(arguments: [false, true])
  func `the fixture is as safe as its text`(withPrevious: Bool) throws {
    try compare(try ReturnFixture.miniFiles(withPrevious: withPrevious), 2017...2018)
  }

  @Test(arguments: [(UInt64(11), 0.0), (12, 0.3)])
  func `made-up returns are as safe as their text`(seed: UInt64, defectRate: Double) throws {
    let files = MadeUpReturns.files(
      years: 2017...2020, children: 80, seed: seed, defectRate: defectRate)
    try compare(files, 2017...2020)
  }

  @Test(arguments: 100..<120)
  func `random rows are as safe as their text`(round: Int) throws {
    var soup = EpisodeSoup(seed: UInt64(round))
    var files: [String: String] = [:]
    for annual in soup.returns(children: 100) { files.merge(annual.files()) { $1 } }
    try compare(files, 2016...2018)
  }

  private func figures(birth: String = "05/05/2010", _ annuals: AnnualReturn...) -> [SafetyFigures]
  {
    var facts = ChildFacts()
    facts.birth = SampleChild.date(birth)
    return SafetyFigures.figures(
      EpisodeMerge(annuals, children: 1), [facts], years: annuals.map(\.year))
  }

  @Test(arguments: [
    ("05/03/2018", 1), ("06/03/2018", 0), ("06/03/2017", 1), ("05/03/2017", 0),
  ])
  func `a child who starts within twelve months of leaving has returned`(
    start: String, returners: Int
  ) {
    let figures = figures(
      EpisodeLines.annual(2017, "10/01/2017 S C2 U4 06/03/2017 E4A"),
      EpisodeLines.annual(2018, "\(start) S C2 U4 - -"))
    #expect(figures[0].leavers == 1)
    #expect(figures[0].returners == returners)
    #expect(figures.map(\.isFollowed) == [true, false])
  }

  @Test func `twelve months after 29 February end with 28 February`() {
    func returners(_ start: String) -> Int {
      figures(
        EpisodeLines.annual(2016, "10/01/2016 S C2 U4 29/02/2016 E4A"),
        EpisodeLines.annual(2017, "\(start) S C2 U4 - -"))[0].returners
    }
    #expect(returners("28/02/2017") == 1)
    #expect(returners("01/03/2017") == 0)
  }

  @Test(arguments: [
    ("E11", 0), ("E12", 0), ("E2", 0), ("E3", 0), ("E4A", 1), ("E8", 1), ("E45", 1),
  ])
  func `adoption, death and another authority's taking over are no leaving to return from`(
    reason: String, leavers: Int
  ) {
    let figures = figures(
      EpisodeLines.annual(2017, "10/01/2017 S C2 U4 06/03/2017 \(reason)"))
    #expect(figures[0].leavers == leavers)
  }

  @Test func `a child of 18, or whose age is unknown, is no leaver to return`() {
    let annual = EpisodeLines.annual(2017, "10/01/2017 S C2 U4 06/03/2017 E4A")
    #expect(figures(birth: "06/03/1999", annual)[0].leavers == 0)
    #expect(figures(birth: "07/03/1999", annual)[0].leavers == 1)
    #expect(figures(birth: "", annual)[0].leavers == 0)
  }

  @Test func `moves count changes of placement, but no temporary ones and none to or from breaks`()
  {
    let figures = figures(
      EpisodeLines.annual(
        2018, "05/04/2017 S C2 U4 05/05/2017 X1", "05/05/2017 L C1 U4 06/06/2017 X1",
        "06/06/2017 P C1 K2 07/07/2017 X1", "07/07/2017 T C1 T1 09/07/2017 X1",
        "09/07/2017 T C1 K2 08/08/2017 X1", "08/08/2017 B C2 U1 09/09/2017 X1",
        "09/09/2017 U V2 U2 - -"))
    #expect(figures[0].moves == 3)
    #expect(figures[0].threePlacements == 1)
  }

  @Test func `a child who is in no count moves as well, whatever other years hold`() {
    let annual = EpisodeLines.annual(
      2018, "05/06/2016 P C2 U4 05/05/2017 X1", "05/05/2017 P C2 U4 06/06/2017 -")
    let next = EpisodeLines.annual(2019, "05/05/2018 S C2 U4 - -")
    #expect(figures(annual)[0].moves == 1)
    #expect(figures(annual, next)[0].moves == 1)
  }

  @Test func `a period whose start is not in the returns has at least the length they show`() {
    let figures = figures(
      EpisodeLines.annual(
        2018, "05/04/2016 P C2 U4 05/05/2017 X1", "05/05/2017 P C2 U4 06/06/2017 E4A"))
    #expect(figures[0].lengths == Quartiles(known: [], atLeast: [427]))
    #expect(figures[0].lengths.base == 1)
    #expect(figures[0].lengths.median == nil)
  }
}
