import Charts
import Testing

struct PaletteTests {
  @Test(arguments: Palette.textColours)
  func `text has a contrast of at least 4.5 on the plate`(colour: String) throws {
    #expect(try #require(Palette.contrast(colour, Palette.plate)) >= 4.5)
  }

  @Test(arguments: Palette.markColours)
  func `a mark that carries a meaning has a contrast of at least 3 on the plate`(
    colour: String
  ) throws {
    #expect(try #require(Palette.contrast(colour, Palette.plate)) >= 3)
  }

  @Test(arguments: [
    ("#12436D", 10.25), ("#28A197", 3.17), ("#F46A25", 3.03), ("#3D3D3D", 10.86),
    ("#000000", 21), ("#FFFFFF", 1),
  ])
  func `contrast agrees with published measurements`(colour: String, contrast: Double) throws {
    #expect(abs(try #require(Palette.contrast(colour, "#FFFFFF")) - contrast) < 0.006)
  }

  @Test func `text that is no colour has no contrast`() {
    for text in ["", "#FFF", "white", "#GGGGGG", "#-12345", "1234567"] {
      #expect(Palette.contrast(text, "#FFFFFF") == nil)
    }
  }

  @Test func `no text in the style sheet has a colour that is for lines only`() {
    for colour in [Palette.england, Palette.neighbours, Palette.area] {
      #expect(!ChartStyle.css.contains("q{fill:\(colour)"))
    }
    #expect(ChartStyle.css.contains("fill:\(Palette.text);"))
    #expect(ChartStyle.css.contains(".chart .q{fill:\(Palette.quietText)}"))
  }

  @Test func `every series has a dash or a width and a shape of its own`() {
    let rules = ChartStyle.css.split(separator: "}")
    let dashes = ["l2", "l3"].compactMap { name in
      rules.first { $0.contains(".\(name){") }.flatMap { $0.firstRange(of: "dasharray:") }
    }
    #expect(dashes.count == 2)
    #expect(ChartStyle.css.contains("stroke-linecap:square"))
  }

  @Test func `the style sheet is small and touches nothing outside charts`() {
    #expect(ChartStyle.css.utf8.count < 2_500)
    for rule in ChartStyle.css.split(separator: "}") {
      let selectors = rule.split(separator: "{").first?.split(separator: ",") ?? []
      for selector in selectors {
        #expect(selector.drop { $0.isWhitespace }.hasPrefix(".chart"), "\(selector)")
      }
    }
  }
}
