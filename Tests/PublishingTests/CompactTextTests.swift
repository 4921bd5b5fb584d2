import Publishing
import Testing

@Suite struct CompactTextTests {
  @Test("the style sheet loses its blanks and nothing else")
  func style() {
    let style = Site.styleText
    #expect(style.hasPrefix(":root{--paper:#ffffff;--ink:#0b0c0c;"))
    for lost in ["\n ", "{ ", " {", ": ", ";}", "  "] {
      #expect(!style.contains(lost), "\(lost) is left")
    }
    for kept in [
      "\"Segoe UI\"", "content:\" \\2191\"", "screen and (max-width:40rem)", "1px solid",
    ] {
      #expect(style.contains(kept), "\(kept) is lost")
    }
    let (opened, closed) = (style.count { $0 == "{" }, style.count { $0 == "}" })
    #expect(opened == closed && opened > 150)
  }

  @Test("the script loses its indents and comments and nothing else")
  func script() {
    let script = Site.scriptText
    #expect(script.hasPrefix("(function () {\n\"use strict\";\n"))
    #expect(script.hasSuffix("}());\n"))
    #expect(!script.contains("\n ") && !script.contains("\n//"))
  }
}
