/// What the service says about a data set.
struct DataSetSummary: Decodable {
  /// The title, as it may be shown.
  var name: String { shown(title) }
  /// `Published`, `Deprecated` or `Withdrawn`.
  let status: String
  /// The data set that takes its place; `nil` for none.
  let supersedingDataSetId: String?
  /// The newest version that is published; `nil` for none.
  let latestVersion: Latest?

  private let title: String

  /// The newest version, as far as it is of use here.
  struct Latest: Decodable {
    /// Its number.
    let version: String
  }
}

/// What the service says about one version of a data set.
struct DataSetVersion: Decodable {
  /// Its number, for example `2.0` or `2.1.1`.
  let version: String
  /// `Major`, `Minor` or `Patch`.
  let type: String
  /// `Published`, `Deprecated` or `Withdrawn`.
  let status: String
  /// When it was published; `nil` where the service does not say.
  let published: String?
  /// The rows that can be asked for.
  let totalResults: Int
  /// The release that it came with.
  let release: Release

  /// A release, as far as it is of use here.
  struct Release: Decodable {
    /// Its title.
    let title: String
  }

  /// Whether a number has the form of one: up to three whole numbers, the last of which may be `*`.
  static func isNumber(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isWhole: (Substring) -> Bool = { part in
      (1...6).contains(part.count) && part.utf8.allSatisfy { (48...57).contains($0) }
    }
    return (1...3).contains(parts.count) && parts.dropLast().allSatisfy(isWhole)
      && parts.last.map { $0 == "*" || isWhole($0) } == true
  }

  /// The version in one line, for people.
  var line: String {
    let day = published.map { ", published \(shown(String($0.prefix(10))))" } ?? ""
    return "version \(shown(version)) (\(shown(type))\(day), \(shown(release.title)))"
  }
}
