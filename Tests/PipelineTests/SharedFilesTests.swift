import Foundation
import Pipeline
import TestSupport
import Testing

/// What two runs share, and that neither can spoil the other.
struct SharedFilesTests {
  private let night: TrustedNight

  init() throws {
    night = try TrustedNight()
    try night.begin()
    try night.run("first")
  }

  /// Every file of the newest run: its path, and which file of the disk it is.
  private func files() throws -> [String: UInt64] {
    let folder = "\(night.output)/latest/"
    let manifest = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: "\(folder)manifest.json"))) as? [String: Any])
    let outputs = try #require(manifest["outputs"] as? [[String: Any]])
    let paths = outputs.compactMap { $0["path"] as? String }
    #expect(paths.count > 100 && paths.count == outputs.count)
    return try Dictionary(uniqueKeysWithValues: paths.map { ($0, try number(folder + $0)) })
  }

  private func number(_ path: String) throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require((attributes[.systemFileNumber] as? NSNumber)?.uint64Value)
  }

  /// Packages are made in place by the libraries that make them.
  private func isPackage(_ path: String) -> Bool {
    ["xlsx", "ods", "zip"].contains { path.hasSuffix(".\($0)") }
  }

  @Test func `pages and tables that are as they were are not written again`() throws {
    let first = try files()
    try night.run("again")
    let second = try files()
    #expect(first.keys.sorted() == second.keys.sorted())
    for (path, number) in second { #expect((first[path] == number) != isPackage(path), "\(path)") }
    #expect(second.keys.contains { isPackage($0) })
    // The first run but one is gone by now, and what was shared with it is not.
    try night.run("third")
    _ = try night.wholeLatest("third")
  }

  @Test func `a changed return alters the pages' run and no public table`() throws {
    let first = try files()
    let folder = night.night.returns
    let changed = try #require(
      FileManager.default.subpaths(atPath: folder)?.sorted().first { $0.hasSuffix(".csv") })
    let file = try #require(FileHandle(forWritingAtPath: "\(folder)/\(changed)"))
    try file.seekToEnd()
    try file.write(contentsOf: Data("\n".utf8))
    try file.close()
    try night.run("another return")
    let second = try files()
    #expect(second["index.html"] != first["index.html"])
    let tables = second.filter { $0.key.hasPrefix("data/") && !isPackage($0.key) }
    #expect(tables.count > 20)
    for (path, number) in tables { #expect(first[path] == number, "\(path)") }
    for (path, number) in second where first[path] != number {
      #expect(path.hasSuffix(".html") || isPackage(path) || path.hasPrefix("charts/"), "\(path)")
    }
  }

  @Test func `what was damaged, closed or put elsewhere is written anew`() throws {
    let (first, latest) = (try files(), "\(night.output)/latest/")
    // Written in the place of the old bytes, as an editor may do.
    let page = try #require(FileHandle(forWritingAtPath: latest + "methods.html"))
    try page.write(contentsOf: Data("x".utf8))
    try page.close()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: latest + "board.html")
    let elsewhere = "\(night.night.folder.path)/elsewhere.html"
    try FileManager.default.moveItem(atPath: latest + "quality.html", toPath: elsewhere)
    try FileManager.default.createSymbolicLink(
      atPath: latest + "quality.html", withDestinationPath: elsewhere)
    try night.run("after the damage")
    let second = try files()
    for path in ["methods.html", "board.html", "quality.html"] {
      #expect(second[path] != first[path], "\(path)")
      let attributes = try FileManager.default.attributesOfItem(atPath: latest + path)
      #expect(attributes[.type] as? FileAttributeType == .typeRegular, "\(path)")
      let other = try FileManager.default.attributesOfItem(atPath: latest + "index.html")
      #expect(
        attributes[.posixPermissions] as? NSNumber == other[.posixPermissions] as? NSNumber)
    }
    #expect(second["index.html"] == first["index.html"])
    _ = try night.wholeLatest("after the damage")
  }
}
