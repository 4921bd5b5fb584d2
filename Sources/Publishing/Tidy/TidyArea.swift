import CareStatistics

/// An area as the columns of the Department's files name it.
struct TidyArea: Sendable {
  /// `National`, `Regional` or `Local authority`.
  let level: String
  /// The three-digit code, or two for a joint return; empty for a region or the country.
  let oldCode: String
  /// The newest nine-character code; empty for a region or the country.
  let newCode: String
  /// The newest name; empty for a region or the country.
  let name: String
  /// The region's code, its own for a region; empty for the country.
  let regionCode: String
  /// The region's name; empty for the country.
  let regionName: String

  /// The columns of the area with `key`.
  ///
  /// An area that the register does not have keeps its key as its code, so that its figures stay
  /// findable.
  init(_ key: AreaKey, in register: AreaRegister) {
    guard let area = register[key] else {
      (level, oldCode, newCode, name) = ("Local authority", "", key.rawValue, "")
      (regionCode, regionName) = ("", "")
      return
    }
    switch area.level {
    case .country:
      (level, oldCode, newCode, name) = ("National", "", "", "")
      (regionCode, regionName) = ("", "")
    case .region, .subRegion:
      (level, oldCode, newCode, name) = ("Regional", "", "", "")
      (regionCode, regionName) = (area.code, area.name)
    case .localAuthority, .jointReturn:
      (level, oldCode, newCode, name) = ("Local authority", key.rawValue, area.code, area.name)
      let region = area.region.flatMap { register[$0] }
      (regionCode, regionName) = (region?.code ?? "", region?.name ?? "")
    }
  }

  /// Where the area stands among the rows of one measure.
  static func listedBefore(_ a: Self, _ b: Self) -> Bool {
    (a.level, a.regionCode, a.newCode) < (b.level, b.regionCode, b.newCode)
  }
}
