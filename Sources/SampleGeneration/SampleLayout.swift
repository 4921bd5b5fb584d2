/// What a row is about, apart from its figures.
struct RowPlace: Equatable {
  enum Area: Equatable {
    case national
    case regional(region: Int)
    /// Authorities are numbered from 1.
    case authority(number: Int, region: Int)
  }

  let area: Area
  /// The position in `TidyVocabulary.years`.
  let year: Int
  /// The position in `TidyVocabulary.breakdowns`.
  let breakdown: Int
}

/// Which row is about what.
///
/// A row's number is taken apart like a number of mixed radix. Rows come in blocks: the 19 rows of
/// England or of a region, which makes 7.1 % of all, then 247 rows of authorities. The rows of
/// authorities pass through all groups in order and begin again, and a group is a year, an authority
/// and a breakdown. Years and breakdowns are as many as published; authorities are as many as the
/// groups need, so that the last year may lack some.
struct SampleLayout {
  private static let wideRows = TidyVocabulary.breakdowns.count
  private static let localRows = 13 * wideRows

  private let groups: Int
  /// The number of authorities.
  let authorities: Int

  init(groups: Int) {
    self.groups = groups
    let groupsEach = TidyVocabulary.years.count * Self.wideRows
    authorities = (groups + groupsEach - 1) / groupsEach
  }

  /// What a row is about, by its number in the ordered file, from 0.
  func place(ofRow row: Int) -> RowPlace {
    let (block, offset) = row.quotientAndRemainder(dividingBy: Self.wideRows + Self.localRows)
    let firstLocal = block * Self.localRows
    guard offset < Self.wideRows else {
      return place(ofGroup: (firstLocal + offset - Self.wideRows) % groups)
    }
    let region = block % (TidyVocabulary.regions.count + 1) - 1
    return RowPlace(
      area: region < 0 ? .national : .regional(region: region),
      year: place(ofGroup: firstLocal % groups).year, breakdown: offset)
  }

  private func place(ofGroup group: Int) -> RowPlace {
    let (pair, breakdown) = group.quotientAndRemainder(dividingBy: Self.wideRows)
    let (year, authority) = pair.quotientAndRemainder(dividingBy: authorities)
    let region = authority * TidyVocabulary.regions.count / authorities
    return RowPlace(
      area: .authority(number: authority + 1, region: region), year: year, breakdown: breakdown)
  }
}
