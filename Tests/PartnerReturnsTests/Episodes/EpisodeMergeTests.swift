import Testing

@testable import PartnerReturns

/// The same episode in several annual returns becomes one.
struct EpisodeMergeTests {
  private func merge(_ annuals: AnnualReturn...) -> EpisodeMerge {
    EpisodeMerge(annuals, children: 1)
  }

  private func stock(_ merge: EpisodeMerge, _ years: ClosedRange<Int>) -> [Int] {
    var tallies = [EventTally(periods: CountingPeriods(years: years), breakdowns: [])]
    merge.tally([ChildFacts()], into: &tallies)
    return years.map { tallies[0].count($0 - years.lowerBound, .stock, 0) }
  }

  @Test func `an episode repeated over three files is one, with the successor after its end`() {
    let merge = merge(
      EpisodeLines.annual(2016, "10/01/2016 S C2 U4 - -"),
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 - -"),
      EpisodeLines.annual(
        2018, "05/06/2017 P C2 K2 - -", "10/01/2016 S C2 U4 05/06/2017 X1"))
    #expect(
      EpisodeLines.text(merge) == ["10/1/2016-5/6/2017 X1 2018:3", "5/6/2017-  2018:2"])
    #expect(merge.cases.isEmpty)
    #expect(stock(merge, 2016...2018) == [1, 1, 1])
  }

  @Test func `a later end of a later file stands, and of equal ends the later file's row`() {
    let later = merge(
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 20/03/2017 E4A"),
      EpisodeLines.annual(2018, "10/01/2016 S C2 U4 02/04/2017 E8"))
    #expect(EpisodeLines.text(later) == ["10/1/2016-2/4/2017 E8 2018:2"])
    let equal = merge(
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 20/03/2017 E4A"),
      EpisodeLines.annual(2018, "10/01/2016 S C2 U4 20/03/2017 E8"))
    #expect(EpisodeLines.text(equal) == ["10/1/2016-20/3/2017 E8 2018:2"])
  }

  @Test func `an end that a later file moves forward or takes away stands all the same`() {
    let earlier = merge(
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 20/03/2017 E4A"),
      EpisodeLines.annual(2018, "10/01/2016 S C2 U4 10/03/2017 E8"))
    #expect(EpisodeLines.text(earlier) == ["10/1/2016-20/3/2017 E4A 2017:2"])
    let reopened = merge(
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 20/03/2017 E4A"),
      EpisodeLines.annual(2018, "10/01/2016 S C2 U4 - -"))
    #expect(EpisodeLines.text(reopened) == ["10/1/2016-20/3/2017 E4A 2017:2"])
  }

  @Test func `an end that is no date gives way to one that is, and stands over none`() {
    let closed = merge(
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 20/03/2017 E4A"),
      EpisodeLines.annual(2018, "10/01/2016 S C2 U4 31/02/2018 E8"))
    #expect(EpisodeLines.text(closed) == ["10/1/2016-20/3/2017 E4A 2017:2"])
    let open = merge(
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 - -"),
      EpisodeLines.annual(2018, "10/01/2016 S C2 U4 31/02/2018 E8"))
    #expect(EpisodeLines.text(open) == ["10/1/2016-? E8 2018:2"])
    #expect(open.cases.isEmpty)
    #expect(stock(open, 2016...2018) == [1, 1, 0])
  }

  @Test func `open and gone with nothing after it ends after 31 March of its return`() {
    let merge = merge(
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 - E4A"), EpisodeLines.annual(2018))
    #expect(EpisodeLines.text(merge) == ["10/1/2016-1/4/2017  2017:2"])
    #expect(EpisodeLines.cases(merge) == ["episode-left-open 2017:2"])
    #expect(stock(merge, 2016...2018) == [1, 1, 0])
  }

  @Test(arguments: [
    ("05/06/2017 P", "5/6/2017"), ("05/06/2017 S", "1/4/2017"), ("01/02/2017 S", "1/2/2017"),
    ("01/02/2017 L", "1/2/2017"),
  ])
  func `open and gone ends where the next begins, or after 31 March where that is a start`(
    next: String, end: String
  ) {
    let merge = merge(
      EpisodeLines.annual(2017, "10/01/2016 S C2 U4 - -"),
      EpisodeLines.annual(2018, "\(next) C2 K2 - -"))
    #expect(EpisodeLines.text(merge).first == "10/1/2016-\(end)  2017:2")
    #expect(EpisodeLines.cases(merge) == ["episode-left-open 2017:2"])
  }

  @Test func `an episode within the day of a change is gone next year, and the child still there`()
  {
    let first = EpisodeLines.annual(
      2018, "10/10/2017 P C2 K2 10/10/2017 X1", "10/10/2017 P C2 R3 - -",
      "05/06/2017 S C2 U4 10/10/2017 X1")
    let goesOn = merge(first, EpisodeLines.annual(2019, "10/10/2017 P C2 R3 - -"))
    #expect(
      EpisodeLines.text(goesOn) == [
        "5/6/2017-10/10/2017 X1 2018:4", "10/10/2017-10/10/2017 X1 2018:2", "10/10/2017-  2019:2",
      ])
    #expect(goesOn.cases.isEmpty)
    #expect(stock(goesOn, 2018...2019) == [1, 1])
    let ends = merge(first, EpisodeLines.annual(2019, "10/10/2017 P C2 R3 05/06/2018 E4A"))
    #expect(EpisodeLines.text(ends).last == "10/10/2017-5/6/2018 E4A 2019:2")
    #expect(ends.episodes[0].count == 3)
    #expect(ends.cases.isEmpty)
  }

  @Test func `rows of one day in two files keep their ranks from the last`() {
    let merge = merge(
      EpisodeLines.annual(2017, "10/01/2017 S C2 U4 - -", "10/01/2017 S C2 K2 10/01/2017 X1"),
      EpisodeLines.annual(
        2018, "10/01/2017 S C2 K2 10/01/2017 X1", "10/01/2017 S C2 U4 05/06/2017 E8"))
    #expect(
      EpisodeLines.text(merge) == [
        "10/1/2017-10/1/2017 X1 2018:2", "10/1/2017-5/6/2017 E8 2018:3",
      ])
  }

  @Test func `an overlap and a gap are left as they are and said`() {
    let merge = merge(
      EpisodeLines.annual(
        2018, "05/06/2017 S C2 U4 10/10/2017 X1", "01/10/2017 P C2 K2 01/12/2017 X1",
        "03/12/2017 P C2 U4 - -"))
    #expect(
      EpisodeLines.text(merge) == [
        "5/6/2017-10/10/2017 X1 2018:2", "1/10/2017-1/12/2017 X1 2018:3", "3/12/2017-  2018:4",
      ])
    #expect(EpisodeLines.cases(merge) == ["episodes-overlap 2018:2", "episodes-gap 2018:3"])
  }

  @Test func `a long episode that overlaps the one after next is said, though its neighbour ends`()
  {
    let merge = merge(
      EpisodeLines.annual(
        2018, "05/06/2017 S C2 U4 10/02/2018 E8", "06/06/2017 S V3 U4 08/06/2017 E8",
        "01/12/2017 P C2 U4 - -"))
    #expect(EpisodeLines.cases(merge) == ["episodes-overlap 2018:2"])
  }

  @Test func `rows without a day of beginning are left out`() {
    let merge = merge(
      EpisodeLines.annual(2018, "- S C2 U4 - -", "2017-06-05 S C2 U4 - -", "05/06/2017 S C2 U4 - -")
    )
    #expect(EpisodeLines.text(merge) == ["5/6/2017-  2018:4"])
  }

  @Test func `episodes stand in order even after one of them was closed`() {
    let merge = merge(
      EpisodeLines.annual(2018, "05/06/2017 S C2 U4 - -", "05/06/2017 S C2 U4 - -"),
      EpisodeLines.annual(2019, "05/06/2017 S C2 U4 05/06/2018 E8"),
      EpisodeLines.annual(2020))
    let rows = merge.episodes[0]
    #expect(zip(rows, rows.dropFirst()).allSatisfy { !EpisodeRow.isBefore($1, $0) })
    #expect(rows.count == 2)
  }
}
