internal import PublishedDownloads
package import PublishedStatistics

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

  /// Reads an item in which nothing is wrong.
  init(_ node: ConfigurationNode) throws(ConfigurationFault) {
    dataSet = try node.text("data_set")
    version = try node.optional("version")?.text()
    file = try node.text("file")
  }
}

extension PullItem {
  /// Every key of an item under `pull`.
  package static let keys: [ConfigurationKey] = [
    .needed(
      "data_set", .text, "The id of a data set of the service, or its address in the catalogue."),
    .optional("version", .text, "The version, such as 2.0 or 2.*; the latest when left out."),
    .needed("file", .text, "The name to give the file, which tells its source in measures.yml."),
  ]

  /// An item to begin with.
  static let example = """
    [{data_set: 7588c2d6-9e8a-4d84-8f19-6b8d52a01fbd, version: "2.*", file: cla_number_and_rate.csv}]
    """

  /// Items of a pipeline file that nobody can be asked for; those of the wrong shape are passed over.
  static func faults(in root: ConfigurationNode) -> [ConfigurationFault] {
    items(in: root).compactMap { node, item in
      do throws(DownloadFault) {
        _ = try PublishedFile(dataSet: item.dataSet, version: item.version, name: item.file)
        return nil
      } catch {
        return node.fault(error.description, remedy: error.remedy)
      }
    }
  }

  /// Items of a pipeline file that no source of a catalogue would read.
  static func faults(in root: ConfigurationNode, catalogue: Catalogue) -> [ConfigurationFault] {
    items(in: root).compactMap { node, item in
      guard catalogue.source(ofFile: item.file) == nil, let name = node.optional("file") else {
        return nil
      }
      return name.fault(
        catalogue.noSource(ofFile: item.file), remedy: catalogue.remedyForFileNames)
    }
  }

  private static func items(
    in root: ConfigurationNode
  ) -> [(node: ConfigurationNode, item: PullItem)] {
    // A value that is no list, and an item that has not its keys, are found by the check of the shape.
    ((try? root.optional("pull")?.items()) ?? []).compactMap { node in
      (try? PullItem(node)).map { (node, $0) }
    }
  }
}

extension Catalogue {
  /// The source that reads a file of this name; `nil` for none.
  func source(ofFile name: String) -> CatalogueSource? {
    sources.first { InputFolder.matches(name, pattern: $0.files) }
  }

  /// That no source reads a file of this name.
  func noSource(ofFile name: String) -> String {
    "\(name): no source of the catalogue has this name"
  }

  /// Names that a source would read.
  var remedyForFileNames: String {
    "Use a name that fits one of: \(sources.map(\.files).joined(separator: ", "))."
  }
}
