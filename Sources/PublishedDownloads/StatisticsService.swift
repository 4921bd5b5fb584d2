internal import FoundationEssentials

/// The Department for Education's public service for published statistics, as far as it is used here.
///
/// Written from the service's OpenAPI description, version 1. It refuses query parameters that it does
/// not know, and small letters are its rule in paths.
public struct StatisticsService {
  /// Where the service is.
  public static let standardBase = "https://api.education.gov.uk/statistics"

  private let client: ServiceClient
  private let base: ServiceAddress

  init(client: ServiceClient, base: ServiceAddress) {
    (self.client, self.base) = (client, base)
  }

  /// What the service says about a data set.
  func dataSet(_ id: String) throws(DownloadFault) -> DataSetSummary {
    let address = try base.appending("v1/data-sets/\(id)")
    let summary = try decoded(DataSetSummary.self, at: address)
    guard summary.status != "Withdrawn" else {
      let next = summary.supersedingDataSetId.map { " \(shown($0)) takes its place." } ?? ""
      throw DownloadFault(
        .unavailable, address.description, "'\(summary.name)' has been withdrawn",
        remedy: "Name another data set.\(next)")
    }
    return summary
  }

  /// What the service says about a version of a data set.
  ///
  /// - Parameter version: A number, or one that ends in `*`.
  func version(_ version: String, of id: String) throws(DownloadFault) -> DataSetVersion {
    let address = try base.appending("v1/data-sets/\(id)/versions/\(version)")
    let found = try decoded(DataSetVersion.self, at: address)
    guard DataSetVersion.isNumber(found.version), !found.version.contains("*") else {
      throw DownloadFault.wrongContent(
        address.description, "'\(shown(found.version))' is no version")
    }
    guard found.status != "Withdrawn" else {
      throw DownloadFault(
        .unavailable, address.description, "version \(found.version) has been withdrawn",
        remedy: "Leave the version out for the latest, or name another.")
    }
    return found
  }

  /// Where a version's file is.
  func file(_ version: DataSetVersion, of id: String) throws(DownloadFault) -> ServiceAddress {
    try base.appending("v1/data-sets/\(id)/csv", query: "dataSetVersion=\(version.version)")
  }

  private func decoded<Value: Decodable>(
    _ type: Value.Type, at address: ServiceAddress
  ) throws(DownloadFault) -> Value {
    let answer = try client.ask(ServiceClient.Request(address: address))
    do {
      return try JSONDecoder().decode(type, from: Data(answer.body))
    } catch {
      throw DownloadFault.wrongContent(
        address.description, "the answer is not in the form that the service describes")
    }
  }
}
