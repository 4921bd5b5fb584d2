/// The second form of a workbook: an OpenDocument spreadsheet with the same content.
///
/// It has what the library for the other form does not know: cell styles named as headings, the
/// language as a property of the document and of its text, and a header row marked as one. Numbers
/// stand in it with all digits, where the other form has sixteen.
extension Workbook {
  private static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

  /// Writes the file as an OpenDocument spreadsheet.
  ///
  /// - Parameter path: A file; one that is there is replaced.
  /// - Throws: `PackagingFault` when the file cannot be written.
  public func writeOpenDocument(to path: String) throws(PackagingFault) {
    try ZipArchive([
      // Programs know the format by this entry, which stands first and as it is.
      .init(name: "mimetype", bytes: Array(Self.mediaType.utf8), isStored: true),
      .init(name: "META-INF/manifest.xml", bytes: Self.manifest),
      .init(name: "meta.xml", bytes: properties),
      .init(name: "styles.xml", bytes: OpenDocumentStyles.part),
      .init(name: "content.xml", bytes: OpenDocumentContent(self).bytes),
    ]).write(to: path)
  }

  private static let manifest: [UInt8] = {
    let parts = [
      ("/", mediaType), ("content.xml", "text/xml"), ("styles.xml", "text/xml"),
      ("meta.xml", "text/xml"),
    ]
    let entries = parts.map { name, type in
      let version = name == "/" ? " manifest:version=\"1.2\"" : ""
      return "<manifest:file-entry manifest:full-path=\"\(name)\"\(version)"
        + " manifest:media-type=\"\(type)\"/>"
    }
    let text =
      OpenDocumentStyles.declaration
      + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
      + " manifest:version=\"1.2\">\(entries.joined())</manifest:manifest>"
    return Array(text.utf8)
  }()

  private var properties: [UInt8] {
    var text = OpenDocumentText()
    text.put(OpenDocumentStyles.declaration)
    text.put("<office:document-meta\(OpenDocumentStyles.namespaces)><office:meta>")
    text.put("<meta:generator>carenumbers</meta:generator><dc:title>")
    text.put(escaped: title)
    text.put("</dc:title><dc:subject>")
    text.put(escaped: subject)
    text.put("</dc:subject><meta:initial-creator>carenumbers</meta:initial-creator>")
    text.put("<dc:creator>carenumbers</dc:creator><dc:language>en-GB</dc:language>")
    let time = Self.time(created)
    text.put("<meta:creation-date>\(time)</meta:creation-date><dc:date>\(time)</dc:date>")
    text.put("</office:meta></office:document-meta>")
    return text.bytes
  }

  /// Seconds since 1970 as date and time, for example `2025-03-31T00:00:00Z`.
  private static func time(_ seconds: Int) -> String {
    func floored(_ number: Int, _ divisor: Int) -> (Int, Int) {
      let rest = (number % divisor + divisor) % divisor
      return ((number - rest) / divisor, rest)
    }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (days, second) = floored(seconds, 86_400)
    // Years are counted from March, so that a leap day is a year's last, and in spans of 400 years,
    // which all have the same days. 719,468 days lie between 1 March of the year 0 and 1970.
    let (span, day) = floored(days + 719_468, 146_097)
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return "\(span * 400 + year + (month <= 2 ? 1 : 0))-\(padded(month))-\(padded(dayOfMonth))"
      + "T\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))Z"
  }
}
