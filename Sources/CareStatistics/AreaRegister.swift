/// All areas that figures may be about, and how to find one from the codes and names of a file.
public struct AreaRegister: Sendable {
  /// Every area, sorted by key.
  public let areas: [Area]
  /// Every recorded change, in the order of the file.
  public let changes: [BoundaryChange]
  /// Where each authority of today stands on the map; empty where there is no map.
  public let mapCells: [AreaKey: MapCell]

  private let byKey: [AreaKey: Int]
  private let byCode: [String: Int]
  private let byToolNumber: [String: AreaKey]

  /// A register over areas and changes.
  ///
  /// - Parameters:
  ///   - toolNumbers: The number that the Local Authority Interactive Tool gives an area.
  ///   - mapCells: Where each authority of today stands on the map.
  public init(
    areas: [Area], changes: [BoundaryChange], toolNumbers: [String: AreaKey],
    mapCells: [AreaKey: MapCell] = [:]
  ) {
    self.mapCells = mapCells
    let areas = areas.sorted { $0.key < $1.key }
    (self.areas, self.changes, byToolNumber) = (areas, changes, toolNumbers)
    byKey = Dictionary(
      areas.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var codes: [String: Int] = [:]
    for (index, area) in areas.enumerated() {
      for code in area.codes where codes[code.code] == nil { codes[code.code] = index }
    }
    byCode = codes
  }

  /// The area with a key; `nil` when there is none.
  public subscript(key: AreaKey) -> Area? { byKey[key].map { areas[$0] } }

  /// The area that has, or had, a nine-character code; `nil` when there is none.
  public func area(code: String) -> Area? { byCode[code].map { areas[$0] } }

  /// The single codes, or keys, of a text that joins those of several areas by ` / `.
  public static func codes(in joined: String) -> [String] {
    joined.split(separator: "/").map { part in String(part.filter { $0 != " " }) }
  }

  /// The area with a number of the Local Authority Interactive Tool; `nil` when there is none.
  public func area(toolNumber: String) -> Area? {
    byToolNumber[toolNumber].flatMap { self[$0] }
  }

  /// The local authorities of today, by name.
  public var currentAuthorities: [Area] {
    areas.filter { $0.level == .localAuthority && $0.isCurrent }.sorted { $0.name < $1.name }
  }

  /// The nine regions, in the usual order of official statistics (by code).
  public var regions: [Area] { areas.filter { $0.level == .region } }

  /// Authorities in force on `date`, by key.
  public func authorities(inForceOn date: CalendarDate) -> [Area] {
    areas.filter { $0.level == .localAuthority && $0.isInForce(on: date) }
  }

  /// The area with exactly this code, three-digit code or name, in any case; today's one first.
  public func area(named text: String) -> Area? {
    if let area = self[AreaKey(text)] ?? area(code: text) ?? area(code: text.uppercased()) {
      return area
    }
    let wanted = text.lowercased()
    let exact = areas.filter { area in
      area.level != .jointReturn
        && ([area.name] + area.otherNames).contains { $0.lowercased() == wanted }
    }
    return exact.first(where: \.isCurrent) ?? exact.first
  }

  /// The area that a person means: as `area(named:)`, or the only authority of today whose name
  /// contains the text; `nil` where there is none or more than one.
  public func area(called text: String) -> Area? {
    if let area = area(named: text) { return area }
    let wanted = text.lowercased()
    let containing = currentAuthorities.filter { $0.name.lowercased().contains(wanted) }
    return containing.count == 1 ? containing[0] : nil
  }

  /// Names of authorities like `text`, for a message about an unknown one; at most three, best first.
  public func suggestions(for text: String) -> [String] {
    let wanted = text.lowercased()
    return
      currentAuthorities
      .map { area in
        let name = area.name.lowercased()
        // A name that holds the text comes before one that only looks like it.
        let distance = editDistance(wanted, name)
        return (distance: name.contains(wanted) ? distance - 1_000 : distance, name: area.name)
      }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3).map(\.name)
  }
}

/// The Levenshtein distance of two texts: the fewest insertions, deletions and replacements.
public func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.utf8), Array(b.utf8))
  var row = Array(0...b.count)
  for (i, left) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, right) in b.enumerated() {
      let above = row[j + 1]
      row[j + 1] = left == right ? diagonal : 1 + min(diagonal, above, row[j])
      diagonal = above
    }
  }
  return row[b.count]
}
