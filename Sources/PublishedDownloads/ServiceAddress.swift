internal import CCurl

/// An address that may be asked: HTTPS, or plain HTTP of this machine alone.
///
/// libcurl takes the address apart, the same code that later connects to it: two readings of one
/// text could differ in which host is meant.
public struct ServiceAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address as libcurl writes it.
  public let description: String
  /// Whether the connection is encrypted; `false` only for this machine's own addresses.
  let isEncrypted: Bool
  /// The scheme, `https` or `http`.
  var scheme: String { isEncrypted ? "https" : "http" }
  /// The path, from its first slash.
  let path: String
  /// What follows the question mark; `nil` for nothing.
  let query: String?

  private static let ownHosts = ["127.0.0.1", "[::1]", "localhost"]

  /// Reads an address.
  ///
  /// - Throws: `DownloadFault.Kind.request` for text that is none, another scheme, plain HTTP of
  ///   another machine, or an address with a name or a password.
  public init(_ text: String) throws(DownloadFault) {
    guard let parts = Parts(text) else {
      throw Self.fault(text, "not an address", "Write it in full, with https:// before it.")
    }
    guard parts.user == nil, parts.password == nil else {
      throw Self.fault(
        "https://…", "an address with a name or a password in it",
        "Leave both out; the published figures are open to all.")
    }
    guard parts.scheme == "https" || (parts.scheme == "http" && Self.ownHosts.contains(parts.host))
    else {
      throw Self.fault(
        text, "neither HTTPS nor an address of this machine",
        "Use https://; plain HTTP is for 127.0.0.1, [::1] and localhost alone.")
    }
    isEncrypted = parts.scheme == "https"
    (description, path, query) = (parts.whole, parts.path, parts.query)
  }

  private static func fault(_ text: String, _ message: String, _ remedy: String) -> DownloadFault {
    DownloadFault(.request, shown(text), message, remedy: remedy)
  }

  /// The address with more path, and a query, behind it.
  func appending(_ more: String, query: String? = nil) throws(DownloadFault) -> ServiceAddress {
    let base = description.hasSuffix("/") ? String(description.dropLast()) : description
    return try ServiceAddress("\(base)/\(more)" + (query.map { "?\($0)" } ?? ""))
  }

  /// Where a server sends on to, if that may be followed.
  ///
  /// - Throws: `DownloadFault.Kind.unavailable` for an address that may not be asked, and for one
  ///   without encryption behind one with it.
  package func following(_ target: String) throws(DownloadFault) -> ServiceAddress {
    let next: ServiceAddress
    do {
      next = try ServiceAddress(target)
    } catch {
      throw refusal(target, error.message)
    }
    if isEncrypted, !next.isEncrypted { throw refusal(target, "plain HTTP behind HTTPS") }
    return next
  }

  private func refusal(_ target: String, _ reason: String) -> DownloadFault {
    DownloadFault(
      .unavailable, description, "the server sends on to \(shown(target)): \(reason)",
      remedy: "Nothing was fetched from there. Check the address of the data set.")
  }

  /// The parts of an address, as libcurl finds them.
  private struct Parts {
    let whole: String
    let scheme: String
    let host: String
    let path: String
    let query: String?
    let user: String?
    let password: String?

    init?(_ text: String) {
      guard let url = unsafe curl_url() else { return nil }
      defer { unsafe curl_url_cleanup(url) }
      // SAFETY: the text is lent for the call; libcurl keeps a copy.
      guard unsafe curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK else { return nil }
      func part(_ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        // SAFETY: libcurl gives a zero-terminated text that is copied, then freed here.
        guard unsafe curl_url_get(url, part, &text, 0) == CURLUE_OK, let text = unsafe text else {
          return nil
        }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
      }
      guard let whole = part(CURLUPART_URL), let scheme = part(CURLUPART_SCHEME),
        let host = part(CURLUPART_HOST)
      else { return nil }
      (self.whole, self.scheme, self.host) = (whole, scheme, host.lowercased())
      path = part(CURLUPART_PATH) ?? "/"
      query = part(CURLUPART_QUERY)
      (user, password) = (part(CURLUPART_USER), part(CURLUPART_PASSWORD))
    }
  }
}
