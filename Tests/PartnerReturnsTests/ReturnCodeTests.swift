import Testing

@testable import PartnerReturns

/// The code lists.
struct ReturnCodeTests {
  private func read<Code: ReturnCode>(_ text: String, _ type: Code.Type = Code.self) -> Code {
    CodeReader(type).read(Array(text.utf8).span)
  }

  private func everyCodeIsRead<Code: ReturnCode>(_ type: Code.Type) {
    for code in Code.allCases where code != .blank && code != .unlisted {
      #expect(read(code.rawValue) == code)
      #expect(read(code.rawValue.lowercased()) == code)
      #expect(read(" \(code.rawValue) ") == code)
    }
    #expect(read("", type) == .blank)
    #expect(read("?", type) == .unlisted)
    #expect(read("TOOLONGFORACODE", type) == .unlisted)
  }

  @Test func `every code is read in either case, and nothing else is`() {
    everyCodeIsRead(ReasonForEpisode.self)
    everyCodeIsRead(LegalStatus.self)
    everyCodeIsRead(CategoryOfNeed.self)
    everyCodeIsRead(Placement.self)
    everyCodeIsRead(PlacementProvider.self)
    everyCodeIsRead(ReasonCeased.self)
    everyCodeIsRead(ReasonPlacementChanged.self)
    everyCodeIsRead(Sex.self)
    everyCodeIsRead(Ethnicity.self)
  }

  @Test func `a whole number written as a decimal is that number`() {
    #expect(read("1.0", Sex.self) == .code1)
    #expect(read("1.5", Sex.self) == .unlisted)
  }

  @Test func `the lists change with the collection year`() {
    #expect(!Placement.k3.isListed(in: 2024) && Placement.k3.isListed(in: 2025))
    #expect(Placement.h5.isListed(in: 2025) && !Placement.h5.isListed(in: 2026))
    #expect(Placement.z1.isListed(in: 2025) && Placement.z14.isListed(in: 2026))
    #expect(ReasonCeased.e43.isListed(in: 2018) && !ReasonCeased.e43.isListed(in: 2019))
    #expect(ReasonCeased.e45.isListed(in: 2019) && !ReasonCeased.e45.isListed(in: 2018))
    #expect(Sex.code1.isListed(in: 2024) && !Sex.m.isListed(in: 2024) && Sex.m.isListed(in: 2025))
    #expect(!Placement.blank.isListed(in: 2020) && !Placement.unlisted.isListed(in: 2020))
  }
}
