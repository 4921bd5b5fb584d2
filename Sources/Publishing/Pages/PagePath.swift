internal import CareStatistics

/// Where pages stand in the run's folder.
enum PagePath {
  static let overview = "index.html"
  static let board = "board.html"
  static let methods = "methods.html"
  static let quality = "quality.html"
  static let changes = "changes.html"
  /// The feed of flags, beside the front page.
  static let feed = FlagFeed.path
  static let downloads = "downloads.html"
  static let accessibility = "accessibility.html"

  /// The list of authorities on the front page.
  static let authorities = "\(overview)#authorities"

  /// The list of themes on the front page.
  static let themes = "\(overview)#themes"

  /// A theme's page.
  static func theme(_ theme: Theme) -> String { "themes/\(slug(theme)).html" }

  /// A theme's name as part of a path or an anchor.
  static func slug(_ theme: Theme) -> String {
    theme.rawValue.split(separator: " ").joined(separator: "-")
  }

  /// A region's page.
  static func region(_ region: Area) -> String { "regions/\(fileName(region)).html" }

  /// An authority's page; a code is letters and digits, and anything else is left out.
  static func area(_ area: Area) -> String { "areas/\(fileName(area)).html" }

  /// An authority's page as seen from another authority's page.
  static func sibling(_ area: Area) -> String { "\(fileName(area)).html" }

  /// The authority's code as a file name.
  static func fileName(_ area: Area) -> String { fileName(area.code) }

  /// A code as a file name.
  static func fileName(_ code: String) -> String {
    code.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
