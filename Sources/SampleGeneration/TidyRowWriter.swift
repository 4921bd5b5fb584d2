/// Writes rows as bytes.
///
/// All text that rows can share is laid out once, with its quotes and commas. A row is then five or
/// so copies of bytes and a few digits: no string is made for it.
struct TidyRowWriter {
  /// What stands between the numbers of an authority.
  private struct AuthorityPieces {
    let beforeOldCode: [UInt8]
    let beforeNumber: [UInt8]
    let beforeCode: [UInt8]
    let afterCode: [UInt8]
  }

  /// The names of the columns and the line end.
  let header: [UInt8]

  private let layout: SampleLayout
  private let seed: UInt64
  /// From the year to the country, then nothing down to the authority, for each year.
  private let national: [[UInt8]]
  /// From the year to the region, then nothing down to the authority, by year and region.
  private let regional: [[UInt8]]
  /// From the year to the region, by year and region.
  private let local: [[UInt8]]
  private let plainName: AuthorityPieces
  private let commaName: AuthorityPieces
  private let breakdowns: [[UInt8]]
  private let symbols: [[UInt8]]

  init(settings: SampleSettings) {
    layout = SampleLayout(groups: settings.groups)
    seed = settings.seed
    let text = FieldText(quoting: settings.quoting)
    header = Array((text.fields(TidyVocabulary.columns).dropLast() + "\n").utf8)
    national = TidyVocabulary.years.map {
      Array((text.opening(year: $0, level: "National") + text.blank(5)).utf8)
    }
    let openings = { (level: String, ending: String) in
      TidyVocabulary.years.flatMap { year in
        TidyVocabulary.regions.map { region in
          let opening = text.opening(year: year, level: level)
          return Array((opening + text.fields([region.code, region.name]) + ending).utf8)
        }
      }
    }
    regional = openings("Regional", text.blank(3))
    local = openings("Local authority", "")
    plainName = Self.pieces(text, nameEnding: "")
    commaName = Self.pieces(text, nameEnding: text.allowsCommas ? ", City of" : " City of")
    breakdowns = TidyVocabulary.breakdowns.map {
      Array(text.fields([$0.characteristic, text.breakdown($0.text)]).utf8)
    }
    symbols = TidyVocabulary.symbols.map { Array(text.field($0).utf8) }
  }

  /// An authority's old code, name and code, cut where its numbers go.
  private static func pieces(_ text: FieldText, nameEnding: String) -> AuthorityPieces {
    let whole = text.fields(["|", "Authority |\(nameEnding)", "E06|"])
    let parts = whole.split(separator: "|", omittingEmptySubsequences: false).map { Array($0.utf8) }
    return AuthorityPieces(
      beforeOldCode: parts[0], beforeNumber: parts[1], beforeCode: parts[2], afterCode: parts[3])
  }

  /// Appends a row, by its number in the ordered file, from 0.
  func append(row: Int, to buffer: inout [UInt8]) {
    let place = layout.place(ofRow: row)
    let firstOfYear = place.year * TidyVocabulary.regions.count
    switch place.area {
    case .national: buffer += national[place.year]
    case .regional(let region): buffer += regional[firstOfYear + region]
    case .authority(let number, let region):
      buffer += local[firstOfYear + region]
      append(authority: number, to: &buffer)
    }
    buffer += breakdowns[place.breakdown]
    appendFigures(row: row, to: &buffer)
  }

  private func append(authority number: Int, to buffer: inout [UInt8]) {
    let pieces = number % 32 == 17 ? commaName : plainName
    buffer += pieces.beforeOldCode
    append(number + TidyVocabulary.oldCodeBase, to: &buffer)
    buffer += pieces.beforeNumber
    append(number, digits: 4, to: &buffer)
    buffer += pieces.beforeCode
    append(number + TidyVocabulary.codeBase, to: &buffer)
    buffer += pieces.afterCode
  }

  /// Appends the count, the percentage and the line end.
  ///
  /// One number at random serves for all, each figure taking bits of its own. Counts are squared
  /// shares of 10,000, since small authorities and rare breakdowns are many.
  private func appendFigures(row: Int, to buffer: inout [UInt8]) {
    let random = SplitMix64.number(at: row, seed: seed)
    // 3,277 in 65,536 is 5 %.
    if random & 0xFFFF < 3277 {
      let symbol = symbols[Int(random >> 16) % symbols.count]
      buffer += symbol
      buffer.append(UInt8(ascii: ","))
      buffer += symbol
    } else {
      let share = random >> 16 & 0xFFFF
      append(Int((share * share * 10_000) >> 32), to: &buffer)
      buffer.append(UInt8(ascii: ","))
      append(Int(((random >> 32 & 0xFFFF) * 101) >> 16), to: &buffer)
    }
    buffer.append(UInt8(ascii: "\n"))
  }

  private func append(_ number: Int, digits: Int = 1, to buffer: inout [UInt8]) {
    let (rest, last) = number.quotientAndRemainder(dividingBy: 10)
    if rest > 0 || digits > 1 { append(rest, digits: digits - 1, to: &buffer) }
    buffer.append(UInt8(ascii: "0") + UInt8(last))
  }
}
