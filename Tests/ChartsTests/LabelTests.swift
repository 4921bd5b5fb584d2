import Charts
import Testing
import TestSupport

struct LabelTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `labels are set apart in their order and stay within limits`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let places = (0..<Int.random(in: 1...6, using: &random)).map { _ in
      Double.random(in: 0...200, using: &random)
    }
    let moved = LabelSpacing.spread(places, gap: 18, within: 10...180)
    for (first, place) in places.enumerated() {
      #expect((9.99...180.01).contains(moved[first]))
      for (second, other) in places.enumerated() where place < other {
        #expect(moved[second] - moved[first] >= 17.99)
      }
    }
  }

  @Test func `labels with room stay where they are`() {
    #expect(LabelSpacing.spread([100, 20, 60], gap: 18, within: 0...200) == [100, 20, 60])
    #expect(LabelSpacing.spread([], gap: 18, within: 0...200).isEmpty)
  }

  @Test func `a crowd spreads evenly around its middle`() {
    #expect(LabelSpacing.spread([100, 100, 100], gap: 18, within: 0...200) == [82, 100, 118])
  }

  @Test func `text that fits is left alone and other text is cut to its room`() {
    #expect(TextFit.shortened("Kent", to: 100) == "Kent")
    let cut = TextFit.shortened("Kingston upon Hull, City of", to: 140)
    #expect(cut.hasPrefix("Kingston upon") && cut.hasSuffix("\u{2026}"))
    #expect(!cut.hasSuffix(" \u{2026}") && !cut.hasSuffix(",\u{2026}"))
    #expect(TextFit.width(cut) <= 140)
    #expect(TextFit.shortened("Kent", to: 0) == "\u{2026}")
  }

  @Test func `a character of several code points is never split`() {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"
    let cut = TextFit.shortened(String(repeating: family, count: 20), to: 150)
    #expect(cut.dropLast().allSatisfy { String($0) == family })
  }
}
