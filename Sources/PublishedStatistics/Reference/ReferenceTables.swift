public import CareStatistics
package import DelimitedText

/// The tables that are no statistics: areas, boundary changes and statistical neighbours.
public struct ReferenceTables: Sendable {
  /// Areas and boundary changes.
  public let register: AreaRegister
  /// Every neighbour model, newest first.
  public let neighbourModels: [NeighbourModel]

  /// What a reference folder says, or everything that is wrong with it.
  package struct Reading {
    /// The tables, as far as they could be read; `nil` where areas cannot.
    package fileprivate(set) var tables: ReferenceTables?
    /// Values that make no sense, by file and line.
    package fileprivate(set) var faults: [ConfigurationFault] = []
    /// Files that cannot be read, or not to their end.
    package fileprivate(set) var unreadable: [DelimitedFault] = []
  }

  /// How many wrong rows are listed one by one; after those the rest would say nothing new.
  static let mostFaults = 1_000

  /// Reads the four tables of a reference folder and lists all that is wrong with them.
  package static func read(folder: String) -> Reading {
    var reading = Reading()
    func collect<Value>(_ body: (inout [ConfigurationFault]) throws(DelimitedFault) -> Value)
      -> Value?
    {
      do throws(DelimitedFault) { return try body(&reading.faults) } catch {
        reading.unreadable.append(error)
        return nil
      }
    }
    let areas = collect { faults throws(DelimitedFault) in
      try AreaTable(path: "\(folder)/areas.csv", faults: &faults)
    }
    guard let areas else { return reading }
    let known = Set(areas.areas.map(\.key))
    let changes = collect { faults throws(DelimitedFault) in
      try BoundaryChangeTable.changes(
        path: "\(folder)/boundary_changes.csv", known: known, faults: &faults)
    }
    let cells = collect { faults throws(DelimitedFault) in
      try HexagonTable.cells(
        path: "\(folder)/hexagons.csv", areas: areas.areas, faults: &faults)
    }
    let models = collect { faults throws(DelimitedFault) in
      try NeighbourTable.models(path: "\(folder)/neighbours.csv", known: known, faults: &faults)
    }
    reading.tables = ReferenceTables(
      register: AreaRegister(
        areas: areas.areas, changes: changes ?? [], toolNumbers: areas.toolNumbers,
        mapCells: cells ?? [:]), neighbourModels: models ?? [])
    return reading
  }

  private init(register: AreaRegister, neighbourModels: [NeighbourModel]) {
    (self.register, self.neighbourModels) = (register, neighbourModels)
  }

  /// Reads the four tables of a reference folder.
  ///
  /// - Throws: `DelimitedFault` for a file that cannot be read; `ConfigurationFault` for a value
  ///   that makes no sense, with file and line.
  public init(folder: String) throws {
    let reading = Self.read(folder: folder)
    if let fault = reading.unreadable.first { throw fault }
    if let fault = reading.faults.first { throw fault }
    guard let tables = reading.tables else {
      throw Self.fault("\(folder)/areas.csv", 1, "no areas")
    }
    self = tables
  }

  static func fault(
    _ path: String, _ line: Int, _ message: String
  ) -> ConfigurationFault {
    ConfigurationFault(
      file: path, line: line, column: nil, message: message,
      remedy: "Correct the line; the table's README says what each column holds.")
  }

  /// A day of a table, or the fault that it is none.
  static func date(
    _ text: String, _ path: String, _ line: Int
  ) throws(ConfigurationFault) -> CalendarDate {
    guard let date = CalendarDate(iso: text) else {
      throw fault(path, line, "'\(text)' is not a date such as 2021-04-01")
    }
    return date
  }
}
