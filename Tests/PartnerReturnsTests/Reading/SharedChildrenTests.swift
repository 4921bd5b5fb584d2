import CareStatistics
import Testing

@testable import PartnerReturns

/// Children that the returns of two authorities have in common.
struct SharedChildrenTests {
  /// The marks of an authority whose children have these texts and days of birth.
  private func marks(_ children: [(text: String, birth: Int)]) -> SharedChildren.Marks {
    var numbers = ChildNumbers()
    var annual = AnnualReturn(year: 2018)
    for (index, child) in children.enumerated() {
      guard let number = numbers.number(of: Array(child.text.utf8).span) else { continue }
      annual.headers.append(
        HeaderRow(
          child: number, line: Int32(index + 2),
          birth: DateField(Day(number: Int32(15_000 + child.birth))), sex: .m, ethnicity: .wbri))
    }
    return SharedChildren.Marks(annuals: [annual], children: numbers)
  }

  /// Children `range` of authority `name`; those of one name are the same in any authority.
  private func some(_ name: String, _ range: Range<Int>) -> [(text: String, birth: Int)] {
    range.map { ("\(name)\($0)", $0 % 5000) }
  }

  private func pairs(_ authorities: [[(text: String, birth: Int)]]) -> [String] {
    SharedChildren(authorities.map(marks)).pairs.map {
      "\($0.first)-\($0.second) \($0.isSameReturn ? "same" : "some")"
    }
  }

  @Test func `the same return in two folders is seen, even with children of its own beside`() {
    let own = some("A", 0..<100)
    #expect(pairs([own, some("B", 0..<100), own]) == ["0-2 same"])
    #expect(pairs([own, Array(own.prefix(50)) + some("B", 0..<50)]) == ["0-1 same"])
    #expect(pairs([own + some("B", 0..<1000), own]) == ["0-1 same"])
  }

  @Test func `three in a thousand are chance, and so is one in twenty`() {
    let own = some("A", 0..<1000)
    #expect(pairs([own, some("B", 3..<1000) + own.prefix(3)]) == [])
    #expect(pairs([own, some("B", 50..<1000) + own.prefix(50)]) == [])
    #expect(pairs([own, some("B", 51..<1000) + own.prefix(51)]) == ["0-1 some"])
    // Of a very small authority, two may be chance and three are not.
    #expect(pairs([own, some("B", 0..<5) + own.prefix(2)]) == [])
    #expect(pairs([own, some("B", 0..<5) + own.prefix(3)]) == ["0-1 some"])
  }

  @Test func `the same text with another day of birth, or the same day alone, is nothing`() {
    let own = some("A", 0..<100)
    #expect(pairs([own, own.map { ($0.text, $0.birth + 1) }]) == [])
    #expect(pairs([own, own.map { ("X" + $0.text, $0.birth) }]) == [])
  }

  @Test func `children whose care another authority took over have another text there`() {
    let (from, to) = (some("A", 0..<200), some("B", 0..<200))
    let transferred = from.prefix(60).enumerated().map { ("B9\($0)", $1.birth) }
    #expect(pairs([from, to + transferred]) == [])
  }

  @Test func `three authorities are compared each with each`() {
    let shared = some("A", 0..<45)
    let common = some("C", 0..<45)
    let first = shared + common + some("F", 0..<10)
    let third = shared + common + some("T", 0..<10)
    let second = shared + some("S", 0..<955)
    #expect(pairs([first, second, third]) == ["0-1 some", "0-2 same", "1-2 some"])
    let own = some("A", 0..<100)
    #expect(pairs([own, own, own]) == ["0-1 same", "0-2 same", "1-2 same"])
  }

  @Test func `authorities without children share none`() { #expect(pairs([[], [], []]) == []) }

  @Test func `the fixture in two folders is the same return`() throws {
    var files = try ReturnFixture.miniFiles(withPrevious: true)
    for (path, text) in files {
      files[path.replacing("E06000036", with: "E06000022")] = text
    }
    try ReturnFixture.withFolder(files) { root in
      let folder = try ReturnFolder(path: root, register: ReturnFixture.register)
      let shared = SharedChildren(folder.map(threads: 1) { SharedChildren.Marks($0) })
      #expect(shared.pairs.count == 1)
      #expect(shared.pairs.first?.isSameReturn == true)
    }
  }
}
