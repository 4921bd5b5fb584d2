import CareStatistics
import Testing

struct AreaRegisterTests {
  private func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(year: 1, month: 1, day: 1)
  }

  private func area(
    _ key: String, _ name: String, _ codes: [(String, String, String?)],
    level: AreaLevel = .localAuthority
  ) -> Area {
    Area(
      key: AreaKey(key), level: level,
      codes: codes.map {
        AreaCode(code: $0.0, name: name, validFrom: day($0.1), validTo: $0.2.map(day))
      }, region: AreaKey("E12000003"), subRegion: nil, otherNames: [])
  }

  private var register: AreaRegister {
    AreaRegister(
      areas: [
        area(
          "370", "Barnsley",
          [("E08000016", "2009-01-01", "2025-04-30"), ("E08000038", "2025-05-01", nil)]),
        area("928", "Northamptonshire", [("E10000021", "2009-01-01", "2021-03-31")]),
        area("940", "North Northamptonshire", [("E06000061", "2021-04-01", nil)]),
        area(
          "940 / 941", "North and West", [("E06000061 / E06000062", "2021-04-01", nil)],
          level: .jointReturn),
      ], changes: [], toolNumbers: ["940": AreaKey("940")])
  }

  @Test func `old and new codes of a recoded authority lead to the same series`() {
    #expect(register.area(code: "E08000016")?.key == AreaKey("370"))
    #expect(register.area(code: "E08000038")?.key == AreaKey("370"))
    #expect(register[AreaKey("370")]?.code == "E08000038")
  }

  @Test func `an authority is in force between its days, both included`() {
    #expect(
      register.authorities(inForceOn: day("2021-03-31")).map(\.key.rawValue) == ["370", "928"])
    #expect(
      register.authorities(inForceOn: day("2021-04-01")).map(\.key.rawValue) == ["370", "940"])
  }

  @Test func `a person may name an authority by code, number or part of its name`() {
    for text in ["940", "E06000061", "north northamptonshire", "North North"] {
      #expect(register.area(called: text)?.key == AreaKey("940"), "\(text)")
    }
    #expect(register.area(called: "Nowhere") == nil)
    #expect(register.suggestions(for: "Barnsly").first == "Barnsley")
  }

  @Test func `a joint return names its members`() {
    #expect(register[AreaKey("940 / 941")]?.memberKeys == [AreaKey("940"), AreaKey("941")])
  }

  @Test(arguments: [("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("kitten", "sitting", 3)])
  func `the edit distance counts the fewest changes`(a: String, b: String, distance: Int) {
    #expect(editDistance(a, b) == distance)
    #expect(editDistance(b, a) == distance)
  }
}
