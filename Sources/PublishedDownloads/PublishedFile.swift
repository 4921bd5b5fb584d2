/// One file to fetch: which data set, which version, and the name to give it.
public struct PublishedFile: Sendable, Hashable {
  /// The data set.
  public let dataSet: DataSetReference
  /// The version; `nil` for the latest.
  public let version: String?
  /// The name of the file in the folder.
  public let name: String

  /// A file from its parts.
  ///
  /// - Parameter version: For example `2.0`, or `2.*` for the latest of 2.
  /// - Throws: `DownloadFault.Kind.request` for a part of the wrong form, and for a version of a file
  ///   of the catalogue, which has none.
  public init(
    dataSet: String, version: String?, name: String
  ) throws(DownloadFault) {
    self.dataSet = try DataSetReference(dataSet)
    self.version = version
    self.name = name
    if let version {
      guard DataSetVersion.isNumber(version) else {
        throw DownloadFault(
          .request, shown(version), "not a version", remedy: "Write it like 2.0, 2.1.1 or 2.*.")
      }
      if case .catalogue = self.dataSet.place {
        throw DownloadFault(
          .request, shown(dataSet), "a file of the catalogue has no versions to choose from",
          remedy: "Leave the version out, or give the id of the data set.")
      }
    }
    guard Self.isName(name) else {
      throw DownloadFault(
        .request, shown(name), "not a name for a CSV file in the folder",
        remedy: "Use letters, digits, hyphens, dots and underscores, with .csv at the end.")
    }
  }

  /// Whether a name stays in the folder and is seen there.
  private static func isName(_ name: String) -> Bool {
    name.hasSuffix(".csv") && (5...120).contains(name.count) && !name.hasPrefix(".")
      && !name.hasPrefix("-")
      && name.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ".")
      }
  }
}
