import Foundation
import PackageReading
import Pipeline
import TestSupport
import Testing

/// What must hold for the `data` folder of any run, read from the files alone.
enum DataFolderChecks {
  /// Checks descriptors, archive and workbooks.
  ///
  /// - Parameters:
  ///   - files: Every file of the run, by path.
  ///   - folder: The run's folder.
  static func check(_ files: [String: Data], in folder: String) throws {
    try checkDescriptor(files)
    try checkArchive(files, in: folder)
    let workbooks = files.keys.filter { $0.hasPrefix("data/workbooks/") }
    #expect(workbooks.count == 2 * 154)
    for name in ["england", "E06000036", "E09000001", "E06000053"] {
      let contents = try WorkbookContents(path: "\(folder)/data/workbooks/\(name).xlsx")
      #expect(contents.problems == [], "\(name)")
      #expect(contents.sheets.count >= 8)
      let other = try WorkbookContents(
        openDocument: ArchiveContents(path: "\(folder)/data/workbooks/\(name).ods").files)
      #expect(other.problems == [], "\(name)")
      #expect(contents.differences(from: other) == [], "\(name)")
    }
    let page = String(decoding: files["downloads.html"] ?? Data(), as: UTF8.self)
    for path in files.keys where path.hasPrefix("data/") && !path.hasSuffix("-metadata.json") {
      #expect(page.contains("href=\"\(path)\""), "\(path) is offered")
    }
  }

  private static func checkDescriptor(_ files: [String: Data]) throws {
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: try #require(files["manifest.json"]))
    let digests = Dictionary(
      manifest.outputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let json = try #require(files["data/datapackage.json"])
    let descriptor = try #require(
      try JSONSerialization.jsonObject(with: json) as? [String: Any])
    let resources = try #require(descriptor["resources"] as? [[String: Any]])
    var described: Set<String> = []
    var columns: [String: [String: Set<String>]] = [:]
    for resource in resources {
      let path = "data/\(resource["path"] as? String ?? "")"
      let data = try #require(files[path], "\(path) is missing")
      #expect(resource["bytes"] as? Int == data.count)
      #expect(resource["hash"] as? String == digests[path].map { "sha256:\($0)" })
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = (schema["fields"] as? [[String: String]] ?? []).compactMap { $0["name"] }
      let records = delimitedRecords(of: data)
      #expect(records.first == fields, "\(path)")
      #expect(records.allSatisfy { $0.count == fields.count }, "\(path)")
      var values: [String: Set<String>] = [:]
      for (index, field) in fields.enumerated() {
        values[field] = Set(records.dropFirst().map { $0[index] })
      }
      columns[resource["name"] as? String ?? ""] = values
      described.insert(path)
    }
    #expect(described == Set(files.keys.filter { $0.hasPrefix("data/") && $0.hasSuffix(".csv") }))
    try checkReferences(resources, columns)
  }

  /// Every value of a column that refers to another table stands there.
  private static func checkReferences(
    _ resources: [[String: Any]], _ columns: [String: [String: Set<String>]]
  ) throws {
    var count = 0
    for resource in resources {
      let name = resource["name"] as? String ?? ""
      let schema = try #require(resource["schema"] as? [String: Any])
      for key in schema["foreignKeys"] as? [[String: Any]] ?? [] {
        let own = try #require((key["fields"] as? [String])?.first)
        let reference = try #require(key["reference"] as? [String: Any])
        let target = try #require((reference["fields"] as? [String])?.first)
        let known = columns[reference["resource"] as? String ?? ""]?[target] ?? []
        let unknown = (columns[name]?[own] ?? []).subtracting(known).subtracting([""])
        #expect(unknown.isEmpty, "\(name).\(own): \(unknown.sorted().prefix(3))")
        count += 1
      }
    }
    #expect(count > 30)
  }

  private static func checkArchive(_ files: [String: Data], in folder: String) throws {
    let archive = try ArchiveContents(path: "\(folder)/data/all.zip")
    let expected = files.keys.filter { path in
      path.hasPrefix("data/") && !path.hasPrefix("data/workbooks/") && !path.hasSuffix(".zip")
    }
    #expect(Set(archive.names.map { "data/\($0)" }) == Set(expected))
    for (name, data) in archive.files { #expect(data == files["data/\(name)"], "\(name)") }
  }
}
