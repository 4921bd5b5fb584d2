import CareStatistics
import Testing

struct SymbolDialectTests {
  @Test(arguments: [
    ("c", ValueStatus.confidential), ("z", .notApplicable), ("x", .notAvailable), ("low", .low),
    ("k", .roundsToZero), ("u", .unreliable), ("[c]", .confidential),
  ])
  func `every symbol of the current standard is known`(text: String, status: ValueStatus) {
    #expect(SymbolDialect.modern.reading(of: text) == .known(status))
  }

  @Test(arguments: [
    (":", ValueStatus.notAvailable), ("~", .low), ("..", .notAvailable), (".", .notApplicable),
    ("N/A", .notApplicable), ("", .notAvailable),
  ])
  func `an obsolete symbol keeps its meaning and is reported`(text: String, status: ValueStatus) {
    #expect(SymbolDialect.modern.reading(of: text) == .obsolete(status))
  }

  @Test func `x and the dash change their meaning with the dialect`() {
    #expect(SymbolDialect.modern.reading(of: "x") == .known(.notAvailable))
    #expect(SymbolDialect.before2020.reading(of: "x") == .known(.confidential))
    #expect(SymbolDialect.before2020.reading(of: "-") == .known(.low))
    #expect(SymbolDialect.interactiveTool.reading(of: "-") == .known(.notAvailable))
    #expect(SymbolDialect.modern.reading(of: "-") == .unknown)
  }

  @Test(arguments: ["1,234", "45%", "abc", "NULL", "C", "-"])
  func `anything else is no symbol of the current standard`(text: String) {
    #expect(SymbolDialect.modern.reading(of: text) == .unknown)
  }
}
