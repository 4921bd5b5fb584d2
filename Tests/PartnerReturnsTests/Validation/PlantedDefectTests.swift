import CareStatistics
import Foundation
import SampleGeneration
import Testing

@testable import PartnerReturns

/// The check on made-up returns of which it is known what is wrong with them.
struct PlantedDefectTests {
  /// A row of a file: the file's path below the folder of returns, and the line.
  private struct Place: Hashable {
    let rule: String
    let file: String
    let line: Int
  }

  /// Made-up returns as files by path, and the rows that break each rule.
  private func sample(
    _ years: ClosedRange<Int>, children: Int, defects: Double, seed: UInt64
  ) -> (files: [String: String], truth: Set<Place>) {
    let codes = ["E06000036", "E06000022"]
    let made = ReturnsSample(
      settings: ReturnsSettings(
        authorities: codes, years: years, children: [children], seed: seed, defectRate: defects))
    var files: [String: String] = [:]
    var truth: Set<Place> = []
    for position in codes.indices {
      let returns = made.returns(ofAuthorityAt: position)
      for file in returns.files {
        files["\(returns.code)/\(file.year)/\(file.name)"] = String(
          decoding: file.bytes, as: UTF8.self)
      }
      for line in String(decoding: returns.truth, as: UTF8.self).split(separator: "\n") {
        let cells = line.split(separator: ",").map(String.init)
        truth.insert(
          Place(
            rule: cells[2], file: "\(cells[0])/\(cells[1])/\(cells[4])", line: Int(cells[5]) ?? 0))
      }
    }
    return (files, truth)
  }

  /// Every row that the check lists.
  private func found(_ files: [String: String]) throws -> Set<Place> {
    let findings = try ReturnFixture.withFolder(files) { root in
      try ReturnsCheck(folder: root, register: ReturnFixture.register).run { $0 }.texts
    }.flatMap { $0 }
    return Set(
      findings.compactMap { finding in
        guard finding.rule.hasPrefix("ssda903-"), let line = finding.line else { return nil }
        return Place(
          rule: String(finding.rule.dropFirst("ssda903-".count)), file: finding.file, line: line)
      })
  }

  /// The child of a row, from the first field of its line.
  private func child(_ place: Place, _ lines: [String: [Substring]]) -> Substring? {
    lines[place.file]?[place.line - 1].split(separator: ",", omittingEmptySubsequences: false)
      .first.map { $0 }
  }

  @Test func `every planted row is found, and no row of a child without a defect`() throws {
    let (files, truth) = sample(2020...2026, children: 250, defects: 0.2, seed: 11)
    let rules = Set(truth.map(\.rule))
    #expect(rules == Set(RuleCatalogue.facts.map(\.code)))
    let found = try found(files)
    #expect(truth.subtracting(found).isEmpty)
    let lines = files.mapValues { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    func authority(_ place: Place) -> Substring { place.file.prefix(9) }
    let defective = Set(truth.map { "\(authority($0)) \(child($0, lines) ?? "")" })
    for place in found {
      let child = "\(authority(place)) \(child(place, lines) ?? "")"
      #expect(defective.contains(child), "\(place)")
    }
  }

  @Test(arguments: [(2012...2017, UInt64(1)), (2021...2027, UInt64(2))])
  func `returns without a defect break no rule, in the years of old and of new codes`(
    years: ClosedRange<Int>, seed: UInt64
  ) throws {
    let (files, truth) = sample(years, children: 300, defects: 0, seed: seed)
    #expect(truth.isEmpty && files.count > years.count * 4)
    #expect(try found(files).isEmpty)
  }

  @Test func `what a defect may touch is told by count, and children are counted once`() throws {
    // One child with three failing rows of two rules, one without any.
    let header =
      "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA,1,05/05/2008,WBRI,UN1,,\nB,1,05/05/2008,WBRI,UN1,,\n"
    let episodes = """
      CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
      A,05/06/2017,S,C9,N1,U4,PR1,05/07/2017,X1,,,,
      A,05/07/2017,P,C9,N1,U4,PR1,,,,,,
      B,05/06/2017,S,C2,N1,U4,PR1,,,,,,

      """
    let files = ["E06000036/2018/header.csv": header, "E06000036/2018/episodes.csv": episodes]
    let validation = try ReturnFixture.withFolder(files) { root in
      try ReturnValidation(ReturnFixture.returns(in: root))
    }
    let year = try #require(validation.years.first)
    let rule = try #require(RuleCatalogue.facts.firstIndex { $0.code == "144" })
    #expect(year.rowsByRule[rule] == 2 && year.childrenByRule[rule] == 1)
    #expect(year.rowsByRule.reduce(0, +) == 2 && year.children == 2)
    #expect(year.childrenTouched == [.ceases: 1, .starts: 1, .stock: 1])
    #expect(year.failures.map(\.line) == [2, 3])
  }
}
