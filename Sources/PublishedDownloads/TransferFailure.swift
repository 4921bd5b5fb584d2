internal import CCurl

/// A transfer that did not come to its end, by libcurl's code for it.
struct TransferFailure {
  private let code: CURLcode

  /// A failure; `nil` for the code of a transfer that went well.
  init?(_ code: CURLcode) {
    guard code != CURLE_OK else { return nil }
    self.code = code
  }

  /// What happened, in the library's own words where no plainer ones are here.
  var reason: String {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: "the name of the host is not known"
    case CURLE_COULDNT_RESOLVE_PROXY: "the name of the proxy is not known"
    case CURLE_COULDNT_CONNECT: "no connection"
    case CURLE_OPERATION_TIMEDOUT: "no answer in time, or a slow one"
    case CURLE_PARTIAL_FILE: "the answer was cut off"
    case CURLE_GOT_NOTHING: "an empty answer"
    default:
      // SAFETY: the library's texts are constants.
      unsafe curl_easy_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    }
  }

  /// Whether another attempt may go better.
  var isTemporary: Bool {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
      CURLE_OPERATION_TIMEDOUT, CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR,
      CURLE_RECV_ERROR, CURLE_SSL_CONNECT_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_PROXY:
      true
    default: false
    }
  }

  /// The fault of a failure that another attempt would not mend.
  func fault(at address: ServiceAddress, _ limits: TransferLimits) -> DownloadFault {
    let place = address.description
    switch code {
    case CURLE_FILESIZE_EXCEEDED:
      return .wrongContent(place, "the file is larger than \(limits.maximumBytes) bytes")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      return DownloadFault(
        .unavailable, place, "the server's certificate cannot be trusted: \(reason)",
        remedy: "Check the address, the machine's clock and its certificates (ca-certificates).")
    default:
      return DownloadFault(
        .unavailable, place, reason, remedy: "Check the address, and the proxy if there is one.")
    }
  }
}
