/// Which data set is meant: one of the service's own, by id, or a file of the public catalogue.
public struct DataSetReference: Sendable, Hashable {
  /// Where it is.
  enum Place: Sendable, Hashable {
    /// A data set of the service, by its id.
    case service(id: String)
    /// A file of the catalogue, by the address of its CSV form.
    case catalogue(ServiceAddress)
  }

  let place: Place

  /// Reads an id, or an address such as `https://HOST/data-catalogue/data-set/ID`.
  ///
  /// - Throws: `DownloadFault.Kind.request` for anything else.
  public init(_ text: String) throws(DownloadFault) {
    if Self.isID(text) {
      // The service sends on from capital letters to small ones.
      place = .service(id: text.lowercased())
      return
    }
    guard text.contains("://") else { throw Self.fault(text) }
    let address = try ServiceAddress(text)
    var parts = address.path.split(separator: "/").map(String.init)
    if parts.last == "csv" { parts.removeLast() }
    guard address.query == nil, parts.count >= 3, let id = parts.last, Self.isID(id),
      parts.suffix(3).prefix(2) == ["data-catalogue", "data-set"]
    else { throw Self.fault(text) }
    place = .catalogue(
      address.path.hasSuffix("/csv") ? address : try address.appending("csv"))
  }

  private static func fault(_ text: String) -> DownloadFault {
    DownloadFault(
      .request, shown(text), "neither the id of a data set nor its address in the catalogue",
      remedy: "Write 32 hexadecimal digits with hyphens, or https://…/data-catalogue/data-set/ID.")
  }

  /// Whether a text has the form of an id: 8-4-4-4-12 hexadecimal digits.
  private static func isID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.joined().allSatisfy { $0.isASCII && $0.isHexDigit }
  }
}
