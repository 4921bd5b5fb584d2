import Testing
import TestSupport

@testable import PartnerReturns

/// A child's text becomes a number, the same for the same text only.
struct ChildNumbersTests {
  private func number(_ children: inout ChildNumbers, _ text: String) -> Int32? {
    children.number(of: Array(text.utf8).span)
  }

  @Test func `leading noughts count; blanks round it, case and .0 do not`() {
    var children = ChildNumbers()
    let same = ["ab12", "AB12", " Ab12  ", "AB12.0"]
    #expect(same.map { number(&children, $0) } == [0, 0, 0, 0])
    let others = ["AB12.00", "AB12.1", "0AB12", "AB 12", ".0", "0", "00", "A", "AA"]
    #expect(others.map { number(&children, $0) } == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(["", " ", "   "].map { number(&children, $0) } == [nil, nil, nil])
    #expect(children.count == 10)
  }

  @Test func `numbers are those of a dictionary, for texts of any length that differ little`() {
    var random = SeededGenerator(seed: 17)
    var children = ChildNumbers()
    var twin: [String: Int32] = [:]
    for _ in 0..<30_000 {
      let length = [1, 2, 7, 8, 9, 15, 16, 17, 18, 40].randomElement(using: &random) ?? 1
      var text = String(repeating: "a", count: length - 1)
      text += ["a", "b", "A", "0", "1", "é", "aa", "bb"].randomElement(using: &random) ?? ""
      let place = text.indices.randomElement(using: &random) ?? text.startIndex
      if Bool.random(using: &random) { text.insert("0", at: place) }
      let key = text.uppercased().replacing("É", with: "é")
      let expected = twin[key] ?? Int32(twin.count)
      twin[key] = expected
      #expect(number(&children, text) == expected)
    }
    #expect(children.count == twin.count)
    #expect(twin.count > 60)
  }

  @Test func `many children keep their numbers while the table grows`() {
    var children = ChildNumbers()
    for round in 0..<2 {
      for child in 0..<20_000 {
        #expect(number(&children, "CHILD-\(child)") == Int32(child), "round \(round)")
      }
    }
  }

  @Test func `the hash of a text is the same in any authority`() {
    var (one, other) = (ChildNumbers(), ChildNumbers())
    _ = number(&one, "first")
    for text in ["a", "exactly16letters", "more than sixteen letters"] {
      let (a, b) = (number(&one, text) ?? 0, number(&other, text.uppercased()) ?? 0)
      #expect(one.textHash(of: Int(a)) == other.textHash(of: Int(b)))
    }
  }
}
