internal import CCurl
internal import Glibc

/// libcurl, set for careful transfers, one at a time over connections that it keeps open.
///
/// A class, since the library's handle must be freed once; used by one task at a time.
@safe final class Connection {
  private let handle: UnsafeMutableRawPointer
  private let limits: TransferLimits
  private let proxy: String?
  private let userAgent: String

  // The library is begun once, before any thread uses it. A connection that the other side closes is
  // a failed write to hear of, rather than a signal that ends the process.
  private static let isReady: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return curl_begin() == CURLE_OK
  }()

  /// How a transfer ended.
  struct End {
    /// libcurl's code.
    let code: CURLcode
    /// Where the server sends on to; `nil` for nowhere.
    let target: String?
    /// The status with which a proxy refused to connect; `nil` where none did.
    let refusalOfProxy: Int?
  }

  init(limits: TransferLimits, proxy: String?, userAgent: String) throws(DownloadFault) {
    (self.limits, self.proxy, self.userAgent) = (limits, proxy, userAgent)
    guard Self.isReady, let handle = unsafe curl_easy_init() else {
      throw DownloadFault(
        .cannotCreate, "libcurl", "it cannot begin", remedy: "Check the memory of the machine.")
    }
    unsafe self.handle = handle
  }

  deinit { unsafe curl_easy_cleanup(handle) }

  /// Sends one request and hands over what comes back.
  ///
  /// - Parameters:
  ///   - fields: Lines of the head beside those that every request has.
  ///   - decodes: Whether a compressed body is unpacked on its way; a file is kept as it is sent, so
  ///     that a download which is cut off can go on.
  func perform(
    _ address: ServiceAddress, fields: [String], headOnly: Bool, decodes: Bool,
    into reception: Reception
  ) -> End {
    // Keeps open connections and known names, and forgets every option.
    unsafe curl_easy_reset(handle)
    setPlace(address)
    setLimits(decodes: decodes)
    setRequest(headOnly: headOnly, decodes: decodes)
    var list: UnsafeMutablePointer<curl_slist>?
    // The type that is wanted; and no word from libcurl about waiting before a body is sent.
    for field in ["Accept: \(decodes ? "application/json" : "text/csv, */*;q=0.1")"] + fields {
      unsafe list = curl_slist_append(list, field)
    }
    defer { unsafe curl_slist_free_all(list) }
    unsafe curl_set_list(handle, CURLOPT_HTTPHEADER, list)
    return end(receive(into: reception))
  }

  /// What the handle tells about a transfer that is over.
  private func end(_ code: CURLcode) -> End {
    var target: UnsafeMutablePointer<CChar>?
    // SAFETY: the text belongs to the handle, and is copied at once.
    unsafe curl_get_text(handle, CURLINFO_REDIRECT_URL, &target)
    var status = 0
    unsafe curl_get_number(handle, CURLINFO_HTTP_CONNECTCODE, &status)
    return End(
      code: code, target: unsafe target.map { unsafe String(cString: $0) },
      refusalOfProxy: (400...499).contains(status) ? status : nil)
  }

  private func receive(into reception: Reception) -> CURLcode {
    // SAFETY: the object outlives the transfer, the only time in which libcurl holds the pointer.
    withExtendedLifetime(reception) {
      let context = unsafe Unmanaged.passUnretained(reception).toOpaque()
      unsafe curl_set_context(handle, CURLOPT_WRITEDATA, context)
      unsafe curl_set_context(handle, CURLOPT_HEADERDATA, context)
      unsafe curl_set_receiver(handle, CURLOPT_WRITEFUNCTION, receiveBody)
      unsafe curl_set_receiver(handle, CURLOPT_HEADERFUNCTION, receiveLine)
      return unsafe curl_easy_perform(handle)
    }
  }

  private func setPlace(_ address: ServiceAddress) {
    set(CURLOPT_URL, address.description)
    // Redirections are followed by hand, each held against the rules for addresses; these are a
    // second lock on the same door.
    set(CURLOPT_PROTOCOLS_STR, address.scheme)
    set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_MAXREDIRS, TransferLimits.redirections)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    unsafe curl_set_number(handle, CURLOPT_SSLVERSION, curl_tls_1_2())
    if let proxy { set(CURLOPT_PROXY, proxy) }
    // What is not encrypted stays on this machine, whatever proxy the environment names.
    if !address.isEncrypted { set(CURLOPT_NOPROXY, "*") }
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  }

  private func setLimits(decodes: Bool) {
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_MAXCONNECTS, 2)
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connecting * 1_000))
    set(CURLOPT_TIMEOUT_MS, Int(limits.whole * 1_000))
    set(CURLOPT_LOW_SPEED_LIMIT, limits.slowest)
    set(CURLOPT_LOW_SPEED_TIME, limits.patience)
    let most = decodes ? Reception.memoryLimit : limits.maximumBytes
    unsafe curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(most))
  }

  private func setRequest(headOnly: Bool, decodes: Bool) {
    set(CURLOPT_USERAGENT, userAgent)
    set(CURLOPT_ACCEPT_ENCODING, "gzip")
    set(CURLOPT_HTTP_CONTENT_DECODING, decodes ? 1 : 0)
    if headOnly { set(CURLOPT_NOBODY, 1) }
  }

  private func set(_ option: CURLoption, _ value: String) {
    // SAFETY: libcurl copies the text within the call.
    unsafe curl_set_text(handle, option, value)
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe curl_set_number(handle, option, value)
  }
}

/// The object that a pointer of libcurl's stands for.
private func reception(_ context: UnsafeMutableRawPointer?) -> Reception? {
  // SAFETY: the pointer is the one that `receive` gave, and its object lives through the transfer.
  unsafe context.map { unsafe Unmanaged<Reception>.fromOpaque($0).takeUnretainedValue() }
}

private func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) -> [UInt8] {
  // SAFETY: libcurl lends `count` bytes for the call, and they are copied.
  unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
}

/// Takes a piece of a body; fewer bytes than came end the transfer.
private func receiveBody(
  _ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  let piece = unsafe bytes(start, size * count)
  return unsafe reception(context)?.take(piece) == true ? piece.count : piece.count + 1
}

/// Takes a line of a head.
private func receiveLine(
  _ start: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  let line = unsafe bytes(start, size * count)
  unsafe reception(context)?.take(line: String(decoding: line, as: UTF8.self).trimmed)
  return line.count
}
