internal import CareStatistics

/// Finds the area that a row is about, and reports codes and names that do not fit.
///
/// Each distinct combination is looked at once; a finding names the first line that has it.
struct AreaResolver {
  /// What a row's geography means.
  enum Resolution {
    /// The index of the area in the register.
    case area(Int)
    /// A level that this pipeline does not use.
    case otherLevel
    /// A code that the register does not know.
    case unknown
  }

  /// The geography cells of a row of the open data layout.
  struct Cells: Hashable {
    var level: String
    var code: String
    var oldCode: String
    var name: String
  }

  private let register: AreaRegister
  private let indices: [AreaKey: Int]
  private let file: String
  private var known: [Cells: Resolution] = [:]
  /// What was found.
  private(set) var noted = FindingLimit()

  /// The most combinations that are remembered; no true file has a tenth of it.
  private static let memory = 50_000

  init(register: AreaRegister, file: String) {
    self.register = register
    self.file = file
    indices = Dictionary(
      register.areas.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Resolves the geography cells of a row of the open data layout.
  mutating func resolve(_ cells: Cells, line: Int) -> Resolution {
    if let resolution = known[cells] { return resolution }
    let resolution = lookUp(cells, line: line)
    remember(resolution, of: cells)
    return resolution
  }

  /// Resolves the area number and name of a row of the interactive tool's layout.
  mutating func resolve(toolNumber: String, name: String, line: Int) -> Resolution {
    let cells = Cells(level: "", code: toolNumber, oldCode: "", name: name)
    if let resolution = known[cells] { return resolution }
    var resolution = Resolution.unknown
    if let area = register.area(toolNumber: toolNumber) {
      checkName(name, of: area, line: line, column: "LA and Regions")
      resolution = index(of: area)
    } else {
      reportUnknown(toolNumber, name: name, line: line, column: "LA Number")
    }
    remember(resolution, of: cells)
    return resolution
  }

  private mutating func remember(_ resolution: Resolution, of cells: Cells) {
    if known.count >= Self.memory { known.removeAll() }
    known[cells] = resolution
  }

  private mutating func lookUp(_ cells: Cells, line: Int) -> Resolution {
    switch cells.level {
    case "National", "Regional":
      let column = cells.level == "National" ? "country_code" : "region_code"
      guard let area = register.area(code: cells.code) else {
        if cells.code == "z" || cells.code == "x" { return .otherLevel }
        reportUnknown(cells.code, name: cells.name, line: line, column: column)
        return .unknown
      }
      checkName(cells.name, of: area, line: line, column: column)
      return index(of: area)
    case "Local authority":
      return lookUpAuthority(cells, line: line)
    default:
      reportLevel(cells.level, line: line)
      return .otherLevel
    }
  }

  /// A level that is only spelt otherwise would lose its rows in silence, so it is an error.
  private mutating func reportLevel(_ level: String, line: Int) {
    guard !noted.isFull("level-not-used"),
      !noted.findings.contains(where: {
        $0.column == "geographic_level" && $0.message.contains("'\(level)'")
      })
    else { return }
    let known = ["National", "Regional", "Local authority"]
    let meant = known.first { editDistance($0.lowercased(), level.lowercased()) <= 2 }
    noted.append(
      Finding(
        rule: meant == nil ? "level-not-used" : "misspelt-level",
        severity: meant == nil ? .information : .error,
        message: meant.map { "'\(level)' is not a level; '\($0)' is" }
          ?? "rows of the level '\(level)' are left out",
        remedy: meant == nil
          ? "Nothing to do: national, regional and local authority rows are used."
          : "Correct the level; upper and lower case count.",
        file: file, line: line, column: "geographic_level"))
  }

  private mutating func lookUpAuthority(_ cells: Cells, line: Int) -> Resolution {
    if let area = register.area(code: cells.code) {
      if !cells.oldCode.isEmpty, cells.oldCode != "z", cells.oldCode != "x",
        cells.oldCode != area.key.rawValue
      {
        noted.append(
          Finding(
            rule: "codes-disagree", severity: .error,
            message: "\(cells.code) is \(area.name) (\(area.key)), but the row says "
              + "old_la_code \(cells.oldCode)",
            remedy: "Correct the row, or the area table if a code has changed hands.",
            file: file, line: line, column: "old_la_code", area: area.key))
      }
      checkName(cells.name, of: area, line: line, column: "la_name")
      return index(of: area)
    }
    if let area = register[AreaKey(cells.oldCode)] {
      noted.append(
        Finding(
          rule: "new-code", severity: .warning,
          message: "\(cells.code) is not in the area table; taken as \(area.name) from "
            + "old_la_code \(cells.oldCode)",
          remedy: "Add the code with its first day to the area table.",
          file: file, line: line, column: "new_la_code", area: area.key))
      return index(of: area)
    }
    reportUnknown(cells.code, name: cells.name, line: line, column: "new_la_code")
    return .unknown
  }

  private func index(of area: Area) -> Resolution {
    indices[area.key].map(Resolution.area) ?? .unknown
  }

  private mutating func checkName(_ name: String, of area: Area, line: Int, column: String) {
    guard !name.isEmpty, !area.codes.contains(where: { $0.name == name }),
      !area.otherNames.contains(name)
    else { return }
    noted.append(
      Finding(
        rule: "name-variant", severity: .warning,
        message: "'\(name)' is not a known name of \(area.name) (\(area.code))",
        remedy: "If it is only a spelling, add it to the area table's other names.",
        file: file, line: line, column: column, area: area.key))
  }

  private mutating func reportUnknown(_ code: String, name: String, line: Int, column: String) {
    let near = register.suggestions(for: name).joined(separator: ", ")
    noted.append(
      Finding(
        rule: "unknown-area", severity: .error,
        message: "the code '\(code)' (\(name.isEmpty ? "no name" : name)) is not in the area table",
        remedy: "Correct the row, or add the area to the area table. Nearest names: \(near).",
        file: file, line: line, column: column))
  }
}
