import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0.0, 0, "0"), (81_770, 0, "81,770"), (66.5, 0, "67"), (-66.5, 0, "\u{2212}67"),
      (0.125, 2, "0.13"), (1.005, 2, "1.01"), (2.675, 2, "2.68"), (1.45, 1, "1.5"),
      (-0.04, 1, "0.0"), (999_999.95, 1, "1,000,000.0"), (0.05, 1, "0.1"), (12.0, 1, "12.0"),
      (1e-9, 2, "0.00"), (123_456_789, 0, "123,456,789"), (0.0049999, 2, "0.00"),
    ] as [(Double, Int, String)])
  func fixed(number: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(number, decimals: decimals) == text)
  }

  @Test func signs() {
    #expect(NumberText.signed(7) == "+7")
    #expect(NumberText.signed(-11.2) == "\u{2212}11")
    #expect(NumberText.signed(0.4) == "0")
    #expect(NumberText.plain(-1234.5) == "-1234.5")
    #expect(NumberText.plain(0.00004) == "0")
    #expect(NumberText.plain(-0.00004) == "0")
    #expect(NumberText.plain(67) == "67")
    #expect(NumberText.size(bytes: 4_600) == "4.6 KB")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func roundingFollowsTheDecimalDigits(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let thousandths = Int.random(in: 0...10_000_000, using: &generator)
      let hundredths = (thousandths + 5) / 10
      let shown = NumberText.fixed(Double(thousandths) / 1_000, decimals: 2)
      #expect(Int(shown.filter(\.isNumber)) == hundredths, "\(thousandths) / 1000")
    }
  }

  @Test func growthIsTheExponential() {
    for step in -200...200 {
      let x = Double(step) / 100
      #expect(agree(TidyNumber.growthPercent(logPoints: x), 100 * (exp(x) - 1), relative: 1e-12))
    }
  }

  @Test func bannedWordsAreFoundAsWords() {
    #expect(BannedWords.found(in: "It fell DUE to, and thanks to.") == ["due", "thanks"])
    #expect(BannedWords.found(in: "Driven  by demand") == ["driven by"])
    #expect(BannedWords.found(in: "residue, goods, colleague").isEmpty)
  }

  @Test func markupIsEscaped() {
    let html = HTML { $0.element(.a, .href("\"><b>"), text: "a\u{0}<&>\u{FFFF}'\u{E9}") }
    #expect(html.markup == "<a href=\"&quot;&gt;&lt;b&gt;\">a&lt;&amp;&gt;&#39;\u{E9}</a>")
  }
}
