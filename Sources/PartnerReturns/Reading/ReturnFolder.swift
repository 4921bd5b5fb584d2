internal import FoundationEssentials
package import CareStatistics

/// The folder of returns, `DIR/<new_la_code>/<year>/`, and what is in it.
package struct ReturnFolder: Sendable {
  /// One authority's folders.
  package struct Partner: Sendable {
    /// The authority.
    package let area: AreaKey
    /// Its code of today, whatever code the folder has.
    package let code: String
    package let name: String
    /// Its years, earliest first.
    package let years: [Year]
    /// What is wrong with the folders; such a partner is skipped.
    package let faults: [ReturnFault]
  }

  /// One year of one authority.
  package struct Year: Sendable {
    /// The calendar year of the closing 31 March.
    package let year: Int
    /// The folder's path below the folder of returns.
    package let place: String
    /// Paths of files below the folder of returns, sorted.
    package let files: [String]
  }

  /// The folder's path.
  package let path: String
  /// The authorities, by code.
  package let partners: [Partner]
  /// What was found beside them: folders of no authority, which are skipped, and files not read.
  package let findings: [Finding]

  /// The names of folders in a folder that have the form of an authority's code, such as E06000036.
  static func authorityFolders(_ path: String) -> [String] {
    // A folder that cannot be read has none; whoever reads it next says why.
    let names = (try? entries(path, name: "")) ?? []
    return names.filter { name in
      name.utf8.count == 9 && name.utf8.first == UInt8(ascii: "E")
        && name.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        && isFolder("\(path)/\(name)")
    }
  }

  /// The paths of all files to be read, below the folder of returns.
  package var paths: [String] { partners.flatMap { $0.years.flatMap(\.files) } }

  /// Looks through a folder.
  ///
  /// - Throws: `ReturnFault` for a folder that cannot be read.
  package init(path: String, register: AreaRegister) throws(ReturnFault) {
    self.path = path
    var findings: [Finding] = []
    var folders: [String: (area: Area, names: [String])] = [:]
    for name in try Self.entries(path, name: "") where !name.hasPrefix(".") {
      guard Self.isFolder("\(path)/\(name)") else {
        if name != "README.md" { findings.append(Self.notRead(name)) }
        continue
      }
      guard let area = register.area(code: name), area.level == .localAuthority else {
        findings.append(Self.unknownAuthority(name))
        continue
      }
      folders[area.code, default: (area, [])].names.append(name)
    }
    var partners: [Partner] = []
    for (code, folder) in folders.sorted(by: { $0.key < $1.key }) {
      partners.append(
        Self.partner(folder.area, code: code, folders: folder.names, path, &findings))
    }
    (self.partners, self.findings) = (partners, findings)
  }

  private static func partner(
    _ area: Area, code: String, folders: [String], _ path: String, _ findings: inout [Finding]
  ) -> Partner {
    var years: [Int: Year] = [:]
    var faults: [ReturnFault] = []
    for folder in folders.sorted() {
      for name in entries("\(path)/\(folder)", name: folder, &faults) {
        let place = "\(folder)/\(name)"
        guard isFolder("\(path)/\(place)") else {
          findings.append(notRead(place, area: area.key))
          continue
        }
        guard let year = year(named: name) else {
          faults.append(
            ReturnFault(
              "return-unknown-year", file: place, "the folder's name is no year",
              remedy: "Name it by the calendar year of the closing 31 March, such as 2025."))
          continue
        }
        if let other = years[year] {
          faults.append(
            ReturnFault(
              "return-year-twice", file: place,
              "the year \(year) is here twice\(other.files.first.map { ", also in \($0)" } ?? "")",
              remedy: "Leave one folder a year."))
          continue
        }
        let files = files(place, path, area.key, &faults, &findings)
        years[year] = Year(year: year, place: place, files: files)
      }
    }
    if years.isEmpty, faults.isEmpty {
      faults.append(
        ReturnFault(
          "return-empty", file: code, "no year's folder in it",
          remedy: "Put each return into a folder named by its year."))
    }
    return Partner(
      area: area.key, code: code, name: area.name, years: years.values.sorted { $0.year < $1.year },
      faults: faults)
  }

  private static func files(
    _ place: String, _ path: String, _ area: AreaKey, _ faults: inout [ReturnFault],
    _ findings: inout [Finding]
  ) -> [String] {
    var files: [String] = []
    for name in entries("\(path)/\(place)", name: place, &faults) {
      let lower = name.lowercased()
      let isTable = [".csv", ".csv.gz", ".xml"].contains { lower.hasSuffix($0) }
      if isTable, !isFolder("\(path)/\(place)/\(name)") {
        files.append("\(place)/\(name)")
      } else {
        findings.append(notRead("\(place)/\(name)", area: area))
      }
    }
    return files
  }

  /// The year of a folder's name: `2018`, or `2017-18` for the year that ends in 2018.
  static func year(named name: String) -> Int? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4,
      name.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
      let year = Int(first), CollectionYear.all.contains(year)
    else { return nil }
    if parts.count == 1 { return year }
    guard parts.count == 2, parts[1].utf8.count == 2, Int(parts[1]) == (year + 1) % 100,
      CollectionYear.all.contains(year + 1)
    else { return nil }
    return year + 1
  }

  /// The entries of one authority's folder; one that cannot be read is that authority's fault and
  /// nobody else's.
  private static func entries(
    _ path: String, name: String, _ faults: inout [ReturnFault]
  ) -> [String] {
    do throws(ReturnFault) {
      return try entries(path, name: name).filter { !$0.hasPrefix(".") }
    } catch {
      faults.append(error)
      return []
    }
  }

  private static func entries(_ path: String, name: String) throws(ReturnFault) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    } catch {
      throw ReturnFault(
        "return-unreadable", file: name.isEmpty ? path : name, "the folder cannot be read",
        remedy: "Check the path and the permissions.")
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  private static func notRead(_ file: String, area: AreaKey? = nil) -> Finding {
    Finding(
      rule: "return-not-read", severity: .information, message: "not a file of a return; not read",
      remedy: "Nothing to do, unless it should have been read: tables end in .csv or .xml.",
      file: file, area: area)
  }

  private static func unknownAuthority(_ name: String) -> Finding {
    Finding(
      rule: "return-unknown-authority", severity: .error,
      message: "no local authority has this code; the folder is skipped",
      remedy: "Name the folder by the authority's nine-character code, such as E06000036.",
      file: name)
  }
}
