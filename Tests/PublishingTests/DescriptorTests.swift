import CareStatistics
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct DescriptorTests {
  private static let tables = TidyFixture.files.filter { !$0.fields.isEmpty } + SampleFiles.files

  private static func digest(_ position: Int) -> String {
    String(repeating: "0", count: 60) + String(1_000 + position)
  }

  private static var package: TidyFile {
    DataPackage.file(
      over: tables.enumerated().map { .init(file: $1, sha256: digest($0)) },
      sources: TidyFixture.sources, version: "1.2.3")
  }

  private func object(_ file: TidyFile) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
  }

  @Test func `every table is described with its size, digest, fields and key`() throws {
    let package = try object(Self.package)
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.count == Self.tables.count)
    let names = resources.compactMap { $0["name"] as? String }
    #expect(Set(names).count == resources.count)
    for (position, (resource, file)) in zip(resources, Self.tables).enumerated() {
      #expect(resource["path"] as? String == file.name)
      #expect(resource["bytes"] as? Int == file.bytes.count)
      #expect(resource["hash"] as? String == "sha256:\(Self.digest(position))")
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: String]])
      #expect(fields.map { $0["name"] } == file.fields.map(\.name))
      #expect(fields.map { $0["type"] } == file.fields.map(\.kind.rawValue))
      #expect((schema["primaryKey"] as? [String] ?? []) == file.key)
      let dialect = try #require(resource["dialect"] as? [String: Any])
      #expect(
        dialect["lineTerminator"] as? String == (file.family == .tidy ? "\n" : "\r\n"))
    }
  }

  @Test func `missing values have labels, and no two the same`() throws {
    let resources = try #require(try object(Self.package)["resources"] as? [[String: Any]])
    for (resource, file) in zip(resources, Self.tables) {
      let schema = try #require(resource["schema"] as? [String: Any])
      let missing = try #require(schema["missingValues"] as? [[String: String]])
      let labels = missing.compactMap { $0["label"] }
      #expect(Set(labels).count == missing.count)
      let values = missing.compactMap { $0["value"] }
      #expect(values == (file.family == .tidy ? [""] : ValueStatus.allCases.map(\.mark)))
    }
  }

  @Test func `references lead to a field of a listed table`() throws {
    let resources = try #require(try object(Self.package)["resources"] as? [[String: Any]])
    var fields: [String: Set<String>] = [:]
    for (resource, file) in zip(resources, Self.tables) {
      fields[resource["name"] as? String ?? ""] = Set(file.fields.map(\.name))
    }
    var count = 0
    for (resource, file) in zip(resources, Self.tables) {
      let schema = try #require(resource["schema"] as? [String: Any])
      for key in schema["foreignKeys"] as? [[String: Any]] ?? [] {
        let own = try #require(key["fields"] as? [String])
        let reference = try #require(key["reference"] as? [String: Any])
        let target = fields[reference["resource"] as? String ?? ""] ?? []
        #expect(Set(own).isSubset(of: file.fields.map(\.name)))
        #expect(target.isSuperset(of: reference["fields"] as? [String] ?? ["none"]))
        count += 1
      }
    }
    #expect(count >= SampleFiles.files.count + 8)
  }

  @Test(arguments: TidyFixture.files.filter { !$0.fields.isEmpty })
  func `each tidy table has a description of its own`(file: TidyFile) throws {
    let metadata = TableMetadata.file(of: file)
    #expect(metadata.name == "\(file.name)-metadata.json")
    let object = try object(metadata)
    #expect("tidy/\(object["url"] as? String ?? "")" == file.name)
    let schema = try #require(object["tableSchema"] as? [String: Any])
    let columns = try #require(schema["columns"] as? [[String: String]])
    #expect(columns.map { $0["name"] } == file.fields.map(\.name))
    #expect(columns.map { $0["datatype"] } == file.fields.map(\.kind.rawValue))
    #expect((schema["primaryKey"] as? [String] ?? []) == file.key)
    // A description of one table alone may not speak of another.
    #expect(schema["foreignKeys"] == nil)
  }

  @Test func `all tidy tables have one description with their references`() throws {
    let files = TidyFixture.files.filter { !$0.fields.isEmpty }
    let metadata = TableMetadata.group(of: files)
    #expect(metadata.name == "tidy/csv-metadata.json")
    let tables = try #require(try object(metadata)["tables"] as? [[String: Any]])
    #expect(tables.map { "tidy/\($0["url"] as? String ?? "")" } == files.map(\.name))
    var references = 0
    for (table, file) in zip(tables, files) {
      let schema = try #require(table["tableSchema"] as? [String: Any])
      for key in schema["foreignKeys"] as? [[String: Any]] ?? [] {
        let own = try #require(key["columnReference"] as? [String])
        #expect(Set(own).isSubset(of: file.key))
        let reference = try #require(key["reference"] as? [String: Any])
        let target = files.first { "tidy/\(reference["resource"] as? String ?? "")" == $0.name }
        #expect(target?.key == reference["columnReference"] as? [String])
        references += 1
      }
    }
    #expect(references >= 5)
  }

  @Test func `licence and sources are named, and there is no clock`() throws {
    let package = try object(Self.package)
    let licences = try #require(package["licenses"] as? [[String: String]])
    #expect(licences.map { $0["name"] } == ["OGL-UK-3.0"])
    let sources = try #require(package["sources"] as? [[String: String]])
    #expect(sources.map { $0["title"] } == TidyFixture.sources.map(\.publication))
    #expect(package["created"] == nil)
    #expect(Self.package == Self.package)
  }

  @Test func `any text survives the writing of JSON`() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let scalars = (0..<12).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x3FF, using: &generator))
      }
      let text = String(String.UnicodeScalarView(scalars)) + "\"\\\n\r\t\u{7}"
      let value = JSONValue.object([(text, .list([.text(text), .integer(-3), .flag(true)]))])
      let read = try #require(
        try JSONSerialization.jsonObject(with: Data(value.bytes)) as? [String: [Any]])
      #expect(read[text]?.first as? String == text)
    }
    #expect(JSONValue.object([]).bytes == Array("{}\n".utf8))
    #expect(JSONValue.list([]).bytes == Array("[]\n".utf8))
  }

  @Test func `the README names every file for spreadsheets`() {
    let readme = TidyFiles.readme(over: Self.tables, sources: TidyFixture.sources)
    let text = String(decoding: readme.bytes, as: UTF8.self)
    for file in Self.tables { #expect(text.contains(file.name)) }
    #expect(text.contains("England change") && text.contains("Comparison"))
  }
}
