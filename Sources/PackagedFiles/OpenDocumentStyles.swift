/// The styles of every OpenDocument spreadsheet, under the names that readers see in their programs.
enum OpenDocumentStyles {
  /// A kind of cell.
  enum Cell: Sendable {
    case title, heading, header, numberHeader, text, mark, link, year
    case number(decimals: Int)

    /// The name that cells refer to.
    var name: String {
      switch self {
      // Programs know headings by these names.
      case .title: "Heading_20_1"
      case .heading: "Heading_20_2"
      case .header: "Header"
      case .numberHeader: "HeaderOfNumbers"
      case .text: "Text"
      case .mark: "Mark"
      case .link: "Link"
      case .year: "Year"
      case .number(let decimals): "Number\(max(0, min(decimals, mostDecimals)))"
      }
    }
  }

  /// The most decimals that a number is shown with.
  static let mostDecimals = 4

  /// The namespaces of the parts.
  static let namespaces =
    ["office", "style", "table", "text", "meta"].map {
      " xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined()
    + " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    + " office:version=\"1.2\""

  /// The first line of every part.
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// The whole of `styles.xml`.
  static let part: [UInt8] = {
    var numbers = number("N", decimals: 0, isGrouped: false)
    var cells =
      cell(.title, "Heading 1", size: 16, isBold: true)
      + cell(.heading, "Heading 2", size: 14, isBold: true)
      + cell(.header, "Header", isBold: true, wraps: true)
      + cell(.numberHeader, "Header of numbers", isBold: true, wraps: true, isRight: true)
      + cell(.text, "Text", wraps: true)
      + cell(.mark, "Mark in place of a number", wraps: true, isRight: true)
      + cell(.link, "Link", wraps: true, isUnderlined: true) + cell(.year, "Year", number: "N")
    for decimals in 0...mostDecimals {
      numbers += number("N\(decimals)", decimals: decimals, isGrouped: true)
      cells += cell(
        .number(decimals: decimals), "Number, decimals: \(decimals)", number: "N\(decimals)")
    }
    let text =
      declaration + "<office:document-styles\(namespaces)>" + fonts + "<office:styles>" + base
      + numbers + plain + cells
      + "</office:styles>" + page + "</office:document-styles>"
    return Array(text.utf8)
  }()

  private static let fonts =
    "<office:font-face-decls><style:font-face style:name=\"Arial\" svg:font-family=\"Arial\""
    + " style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
    + "</office:font-face-decls>"

  /// Arial 12 in British English.
  private static let base =
    "<style:default-style style:family=\"table-cell\">"
    + "<style:text-properties style:font-name=\"Arial\" fo:font-size=\"12pt\" fo:language=\"en\""
    + " fo:country=\"GB\"/></style:default-style>"

  /// The style of cells that name none, and the parent of all others: at the top, so that numbers stand
  /// beside the first line of wrapped text, with room between a number and the text to its right.
  private static let plain =
    "<style:style style:name=\"Default\" style:family=\"table-cell\">"
    + "<style:table-cell-properties style:vertical-align=\"top\" fo:padding-left=\"0.08cm\""
    + " fo:padding-right=\"0.08cm\"/></style:style>"

  /// A sheet on paper: A4 across, as wide as the sheet, without headers and footers.
  private static let page =
    "<office:automatic-styles><style:page-layout style:name=\"paper\">"
    + "<style:page-layout-properties fo:page-width=\"29.7cm\" fo:page-height=\"21cm\""
    + " style:print-orientation=\"landscape\" fo:margin=\"1.5cm\" style:scale-to-X=\"1\""
    + " style:scale-to-Y=\"0\"/></style:page-layout></office:automatic-styles>"
    + "<office:master-styles><style:master-page style:name=\"Default\""
    + " style:page-layout-name=\"paper\"><style:header style:display=\"false\"/>"
    + "<style:footer style:display=\"false\"/></style:master-page></office:master-styles>"

  /// A form of numbers; separators are those of the reader's own language.
  private static func number(_ name: String, decimals: Int, isGrouped: Bool) -> String {
    "<number:number-style style:name=\"\(name)\"><number:number"
      + " number:decimal-places=\"\(decimals)\" number:min-integer-digits=\"1\""
      + "\(isGrouped ? " number:grouping=\"true\"" : "")/></number:number-style>"
  }

  private static func cell(
    _ style: Cell, _ name: String, size: Int? = nil, isBold: Bool = false, wraps: Bool = false,
    isUnderlined: Bool = false, isRight: Bool = false, number: String? = nil
  ) -> String {
    var text =
      "<style:style style:name=\"\(style.name)\" style:display-name=\"\(name)\""
      + " style:family=\"table-cell\" style:parent-style-name=\"Default\""
    if let number { text += " style:data-style-name=\"\(number)\"" }
    text += ">"
    if wraps { text += "<style:table-cell-properties fo:wrap-option=\"wrap\"/>" }
    if isRight { text += "<style:paragraph-properties fo:text-align=\"end\"/>" }
    var letters = ""
    if let size { letters += " fo:font-size=\"\(size)pt\"" }
    if isBold { letters += " fo:font-weight=\"bold\"" }
    if isUnderlined {
      letters +=
        " style:text-underline-style=\"solid\" style:text-underline-width=\"auto\""
        + " style:text-underline-color=\"font-color\""
    }
    if !letters.isEmpty { text += "<style:text-properties\(letters)/>" }
    return text + "</style:style>"
  }
}
