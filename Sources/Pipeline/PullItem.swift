internal import PublishedDownloads
internal import PublishedStatistics

/// A published file that the pipeline fetches: data set, version, and the name in the input folder.
public struct PullItem: Sendable, Equatable {
  /// The id of a data set of the Department's service, or its address in the public catalogue.
  public let dataSet: String
  /// The version; `nil` for the latest.
  public let version: String?
  /// The name to give the file.
  public let file: String

  /// An item from its parts.
  public init(dataSet: String, version: String?, file: String) {
    (self.dataSet, self.version, self.file) = (dataSet, version, file)
  }

  init(_ node: ConfigurationNode) throws(ConfigurationFault) {
    try node.expectKeys(["data_set", "version", "file"])
    dataSet = try node.text("data_set")
    version = try node.optional("version")?.text()
    file = try node.text("file")
    do throws(DownloadFault) {
      _ = try PublishedFile(dataSet: dataSet, version: version, name: file)
    } catch {
      throw node.fault(error.description, remedy: error.remedy)
    }
  }
}
