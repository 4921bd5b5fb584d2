import Foundation
import SampleGeneration
import TestSupport
import Testing

struct ReturnsSampleTests {
  private static let code = "E06000036"

  private func returns(
    _ years: ClosedRange<Int>, children: Int = 120, seed: UInt64 = 1, codes: [String] = [code]
  ) -> AuthorityReturns {
    ReturnsSample(
      settings: ReturnsSettings(authorities: codes, years: years, children: [children], seed: seed)
    ).returns(ofAuthorityAt: codes.count - 1)
  }

  @Test func `the embedded codes are the local authorities in force`() throws {
    let areas = try String(
      contentsOf: packageRoot.appending(path: "Pipelines/reference/areas.csv"), encoding: .utf8)
    // A name in quotes may hold a comma; the code stands before the name and the rest after it.
    let inForce = areas.split(separator: "\n").dropFirst().compactMap { line -> String? in
      let bare = line.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().map { $0.offset % 2 == 0 ? String($0.element) : "quoted" }.joined()
      let fields = bare.split(separator: ",", omittingEmptySubsequences: false)
      return fields[0] == "local authority" && fields[7].isEmpty ? String(fields[2]) : nil
    }
    #expect(EnglishAuthorities.codes == inForce)
    #expect(EnglishAuthorities.codes.count == 153)
  }

  @Test(arguments: [(1, 2016...2021), (2, 2021...2027), (3, 2005...2010), (7, 2017...2020)])
  func `returns without defects break no rule`(seed: UInt64, years: ClosedRange<Int>) {
    var last: MadeYear?
    for year in MadeYear.years(of: returns(years, children: 150, seed: seed)) {
      #expect(year.episodes.count > 250)
      let broken = ObviousRules(year, last: last).broken
      #expect(broken.isEmpty, "\(year.year): \(broken.prefix(5))")
      last = year
    }
  }

  @Test func `every year has its tables with the columns of the return`() {
    let files = { (year: Int) in MadeYear.years(of: returns(year...year))[0].columns }
    #expect(files(2023).count == 10 && files(2024).count == 11 && files(2027).count == 12)
    let columns = files(2027)
    #expect(columns["header.csv"] == "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB")
    #expect(
      columns["episodes.csv"]
        == "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,"
        + "PL_POST,URN")
    #expect(columns["uasc.csv"] == "CHILD,SEX,DOB,DUC")
    #expect(columns["placed_for_adoption.csv"]?.hasSuffix("REASON_PLACED_CEASED") == true)
    #expect(columns["sw_episodes.csv"] == "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON")
    #expect(columns["dolo.csv"] == "CHILD,DOB,DOLO_START,DOLO_END")
  }

  @Test func `the same settings give the same bytes, and a year does not depend on the others`() {
    let bytes = { (returns: AuthorityReturns) in returns.files.map(\.bytes) }
    let all = returns(2019...2024)
    #expect(bytes(all) == bytes(returns(2019...2024)))
    #expect(bytes(all) != bytes(returns(2019...2024, seed: 2)))
    #expect(bytes(all) == bytes(returns(2019...2024, codes: ["E06000022", Self.code])))
    let alone = returns(2022...2022)
    #expect(alone.files.map(\.bytes) == all.files.filter { $0.year == 2022 }.map(\.bytes))
  }

  @Test func `an open episode comes again in the next year's file`() {
    let years = MadeYear.years(of: returns(2021...2024))
    for (year, next) in zip(years, years.dropFirst()) {
      let open = year.episodes.filter { $0["DEC"].isEmpty }.map { [$0.child, $0["DECOM"]] }
      let later = Set(next.episodes.map { [$0.child, $0["DECOM"]] })
      #expect(open.count > 90 && open.allSatisfy(later.contains))
    }
  }

  @Test func `stays, starts and ages are near the national ones`() {
    let years = MadeYear.years(of: returns(2017...2024, children: 1000))
    var (stock, starts, ceases, fostered, alone) = (0, 0, 0, 0, 0)
    var ages = [0, 0, 0, 0, 0]
    for year in years {
      let births = Dictionary(year.header.map { ($0.child, $0) }) { first, _ in first }
      let seekers = Set((year.files["uasc.csv"] ?? []).map(\.child))
      let care = year.episodes.filter { !["V3", "V4"].contains($0["LS"]) }
      for row in care where row["DEC"].isEmpty {
        stock += 1
        fostered += row["PLACE"].hasPrefix("U") ? 1 : 0
        alone += seekers.contains(row.child) ? 1 : 0
        guard let birth = births[row.child]?.date("DOB") else { continue }
        let band = [1, 5, 10, 16].firstIndex { birth.birthday($0) > year.end } ?? 4
        ages[band] += 1
      }
      starts +=
        Set(
          care.filter { $0["RNE"] == "S" && ($0.date("DECOM") ?? year.end) >= year.start }
            .map(\.child)
        ).count
      ceases += Set(care.filter { $0["REC"].hasPrefix("E") }.map(\.child)).count
    }
    let share = { (part: Int) in Double(part) / Double(stock) }
    #expect((7200...8800).contains(stock), "about 1,000 a year")
    #expect((0.37...0.46).contains(share(starts)) && (0.37...0.46).contains(share(ceases)))
    for (age, usual) in zip(ages, [0.05, 0.13, 0.17, 0.37, 0.27]) {
      #expect(abs(share(age) - usual) < 0.03)
    }
    #expect((0.65...0.75).contains(share(fostered)) && (0.04...0.10).contains(share(alone)))
  }

  @Test func `texts have the forms that the return asks for`() {
    let year = MadeYear.years(of: returns(2024...2024))[0]
    for row in year.header where row["UPN"] != "UN1" {
      let upn = row["UPN"]
      #expect(upn.utf8.count == 13 && !"IOS".contains(upn.prefix(1)))
      #expect(upn.dropFirst().allSatisfy { $0.isNumber })
    }
    #expect(Set(year.header.map(\.child)).count == year.header.count)
    for row in year.episodes {
      #expect((row["PLACE"] == "P1") == (row["PLACE_PROVIDER"] == "PR0"))
      #expect(row["PL_POST"].hasPrefix("ZZ"), "an area that does not exist")
      let moves = row["REC"] == "X1" && !row["REASON_PLACE_CHANGE"].isEmpty
      #expect(moves || row["REASON_PLACE_CHANGE"].isEmpty)
    }
  }

  @Test func `the XML file tells the same episodes`() {
    let settings = ReturnsSettings(authorities: [Self.code], years: 2023...2023, children: [60])
    let sample = ReturnsSample(settings: settings)
    let files = sample.returns(ofAuthorityAt: 0, asXML: true).files
    #expect(files.map(\.name) == ["return.xml"])
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    let values = { (tag: String) in
      text.split(separator: "<\(tag)>").dropFirst().map {
        String($0.prefix { $0 != "<" })
      }
    }
    let year = MadeYear.years(of: sample.returns(ofAuthorityAt: 0))[0]
    #expect(values("DECOM") == year.episodes.map { $0["DECOM"] })
    #expect(values("PL") == year.episodes.map { $0["PLACE"] })
    #expect(values("CHILDID") == year.header.map(\.child))
    #expect(values("REVIEW").count == year.files["reviews.csv"]?.count)
  }
}
