import Foundation
import PackageReading
import PackagedFiles
import Testing

@Suite struct ZipArchiveTests {
  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for (name, text) in [
      ("one.txt", "first"), ("two.txt", String(repeating: "two,", count: 40_000)),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    return folder
  }

  private func archive(_ folder: ScratchFolder) -> ZipArchive {
    ZipArchive([
      .init(name: "tidy/two.csv", path: "\(folder.path)/two.txt"),
      .init(name: "README.txt", path: "\(folder.path)/one.txt"),
    ])
  }

  @Test func `files come back under their names, in order`() throws {
    let folder = try folder()
    try archive(folder).write(to: "\(folder.path)/all.zip")
    let contents = try ArchiveContents(path: "\(folder.path)/all.zip")
    #expect(contents.names == ["tidy/two.csv", "README.txt"])
    #expect(try contents.files["tidy/two.csv"] == folder.data("two.txt"))
    #expect(try contents.files["README.txt"] == folder.data("one.txt"))
    #expect(try folder.data("all.zip").count < 40_000)
  }

  @Test func `neither the files' times nor their rights change the bytes`() throws {
    let folder = try folder()
    try archive(folder).write(to: "\(folder.path)/a.zip")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000), .posixPermissions: 0o600],
      ofItemAtPath: "\(folder.path)/two.txt")
    try archive(folder).write(to: "\(folder.path)/b.zip")
    #expect(try folder.data("a.zip") == folder.data("b.zip"))
  }

  @Test func `bytes in memory make the archive that the same bytes on the disk make`() throws {
    let folder = try folder()
    try archive(folder).write(to: "\(folder.path)/disk.zip")
    try ZipArchive([
      .init(name: "tidy/two.csv", bytes: Array(try folder.data("two.txt"))),
      .init(name: "README.txt", bytes: Array(try folder.data("one.txt"))),
    ]).write(to: "\(folder.path)/memory.zip")
    #expect(try folder.data("disk.zip") == folder.data("memory.zip"))
    try ZipArchive([.init(name: "nothing", bytes: [])]).write(to: "\(folder.path)/empty.zip")
    let contents = try ArchiveContents(path: "\(folder.path)/empty.zip")
    #expect(contents.names == ["nothing"] && contents.files["nothing"] == Data())
  }

  @Test func `an older archive is replaced`() throws {
    let folder = try folder()
    try archive(folder).write(to: "\(folder.path)/a.zip")
    try ZipArchive([.init(name: "only", path: "\(folder.path)/one.txt")])
      .write(to: "\(folder.path)/a.zip")
    #expect(try ArchiveContents(path: "\(folder.path)/a.zip").names == ["only"])
  }

  @Test func `a missing file and a missing folder are faults`() throws {
    let folder = try folder()
    let missing = ZipArchive([.init(name: "a", path: "\(folder.path)/nothing")])
    #expect(throws: PackagingFault.self) { try missing.write(to: "\(folder.path)/a.zip") }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/a.zip"))
    #expect(throws: PackagingFault.self) {
      try archive(folder).write(to: "\(folder.path)/nowhere/a.zip")
    }
  }
}
