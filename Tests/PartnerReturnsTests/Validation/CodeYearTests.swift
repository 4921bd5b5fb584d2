import Testing

@testable import PartnerReturns

/// Codes that came or went with a collection year.
struct CodeYearTests {
  @Test(arguments: [
    ("146", "PLACE=K3", 2024, true), ("146", "PLACE=K3", 2025, false),
    ("146", "PLACE=H5", 2025, false), ("146", "PLACE=H5", 2026, true),
    ("146", "PLACE=P2", 2025, false), ("146", "PLACE=P2", 2026, true),
    ("146", "PLACE=Z1", 2025, false), ("146", "PLACE=Z1", 2026, true),
    ("146", "PLACE=Z11", 2025, true), ("146", "PLACE=Z11", 2026, false),
    ("146", "PLACE=Z14", 2026, false), ("146", "PLACE=F2", 2018, true),
    ("1009", "CHANGE=CUSTOD", 2018, true), ("1009", "CHANGE=CUSTOD", 2019, false),
    ("149", "E43", 2018, false), ("149", "E43", 2019, true), ("149", "E44", 2023, true),
    ("149", "E45", 2018, true), ("149", "E48", 2019, false), ("149", "E4", 2018, true),
    ("178", "PLACE=Z11", 2026, true), ("178", "PLACE=Z14 PROVIDER=-", 2026, false),
  ])
  func `a code fails before and after the years whose list has it`(
    rule: String, codes: String, year: Int, fails: Bool
  ) {
    let reason = codes.contains("=") ? "X1 \(codes)" : codes
    let child = SampleChild(year: year, episodes: ["05/06/2010..05/07/2010 S \(reason)"])
    #expect(child.flags(of: rule) == (fails ? ["Episodes 1"] : []))
  }

  @Test(arguments: [
    ("1", 2024, false), ("1", 2025, true), ("1.0", 2024, false), ("M", 2024, true),
    ("M", 2025, false), ("f", 2025, false), ("U", 2024, true), ("U", 2026, false),
  ])
  func `the sexes of 2025 fail before it, and those before it since`(
    sex: String, year: Int, fails: Bool
  ) {
    let child = SampleChild(year: year, headers: ["05/05/2015 \(sex) WBRI"])
    #expect(child.flags(of: "101") == (fails ? ["Header 1"] : []))
  }

  @Test func `lists are those asked for, and dates those of the year`() {
    var child = SampleChild(codes: 2023, episodes: ["05/06/2017..01/04/2018 S E43"])
    #expect(child.failing == ["149", "385"])
    child.codes = nil
    #expect(child.failing == ["385"])
  }

  @Test(arguments: [
    ("1", "M", false), ("2", "F", false), ("M", "M", false), ("1", "F", true), ("2", "M", true),
    ("1", "U", true), ("F", "U", true),
  ])
  func `a sex differs from last year's by what it means`(last: String, now: String, fails: Bool) {
    let child = SampleChild(
      year: 2025, headers: ["05/05/2015 \(now) WBRI"],
      lastYear: .init(headers: ["05/05/2015 \(last) WBRI"]))
    #expect(child.flags(of: "202") == (fails ? ["Header 1"] : []))
  }

  @Test(arguments: [
    ("H5", "K3", 2023, true), ("H5", "K3", 2024, false), ("H5", "K3", 2025, false),
    ("H5", "K3", 2026, true), ("P2", "K3", 2024, false), ("P2", "K3", 2025, false),
    ("K3", "H5", 2025, true), ("K2", "K3", 2025, true), ("Z1", "Z11", 2026, false),
    ("Z1", "Z14", 2026, false), ("Z1", "Z12", 2025, true), ("Z1", "K3", 2025, true),
    ("Z11", "Z12", 2026, true), ("Z11", "Z1", 2026, true), ("Z1", "Z1", 2026, false),
  ])
  func `a placement differs from last year's but where its code gave way to the new one`(
    last: String, now: String, year: Int, fails: Bool
  ) {
    let child = SampleChild(
      year: year, episodes: ["10/01/2015.. S PLACE=\(now)"],
      lastYear: .init(episodes: ["10/01/2015.. S PLACE=\(last)"]))
    #expect(child.flags(of: "503D") == (fails ? ["Episodes 1"] : []))
  }
}
