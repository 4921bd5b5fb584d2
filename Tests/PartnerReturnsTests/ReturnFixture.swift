import CareStatistics
import Foundation
import TestSupport

@testable import PartnerReturns

/// Folders of returns for tests.
enum ReturnFixture {
  /// Three authorities, one of them with a former code.
  static let register = AreaRegister(
    areas: [
      area("867", ["E06000036"], "Bracknell Forest"),
      area("800", ["E06000022"], "Bath and North East Somerset"),
      area("825", ["E10000002", "E06000060"], "Buckinghamshire"),
    ], changes: [], toolNumbers: [:])

  private static func area(_ key: String, _ codes: [String], _ name: String) -> Area {
    Area(
      key: AreaKey(key), level: .localAuthority,
      codes: codes.enumerated().map { index, code in
        let isLast = index == codes.count - 1
        return AreaCode(
          code: code, name: name, validFrom: CalendarDate(year: 1990 + index, month: 4, day: 1),
          validTo: isLast ? nil : CalendarDate(year: 2020, month: 3, day: 31))
      }, region: nil, subRegion: nil, otherNames: [])
  }

  /// Calls a closure with a new folder that holds files by their path, and removes it afterwards.
  static func withFolder<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("returns-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    if files.isEmpty {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    return try body(folder.path)
  }

  /// A file of the fixture with one child a boundary or defect.
  static func mini(_ name: String) throws -> String {
    let file = packageRoot.appending(path: "Tests/PartnerReturnsTests/Fixtures/mini/\(name).csv")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// The fixture as a return of 2018, and with last year's where it is asked for.
  static func miniFiles(withPrevious: Bool) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in ["header", "episodes", "uasc", "oc3"] {
      files["E06000036/2018/\(name).csv"] = try mini(name)
    }
    if withPrevious {
      files["E06000036/2017/header.csv"] = try mini("prev_header")
      files["E06000036/2017/episodes.csv"] = try mini("prev_episodes")
    }
    return files
  }

  /// The returns of the one authority in a folder.
  static func returns(in root: String) throws -> AuthorityReturns {
    let folder = try ReturnFolder(path: root, register: register)
    guard let partner = folder.partners.first, folder.partners.count == 1 else {
      throw CocoaError(.fileReadUnknown)
    }
    return AuthorityReturns(partner, root: root)
  }
}
