internal import FoundationEssentials

/// Asks a service with care: one request at a time, a gap between two, and again when it may help.
///
/// A class, since it keeps its connections open; used by one task at a time.
public final class ServiceClient {
  private let connection: Connection
  private let limits: TransferLimits
  private let waiting: Waiting
  private let say: (String) -> Void
  private let clock = ContinuousClock()
  private var lastEnd: ContinuousClock.Instant?

  /// What a request brought.
  struct Answer {
    let head: AnswerHead
    let body: [UInt8]
  }

  /// What to ask for.
  struct Request {
    var address: ServiceAddress
    /// Lines of the head beside the usual ones.
    var fields: [String] = []
    /// Whether the head alone is wanted.
    var headOnly = false
    /// Where the body goes; `nil` for memory.
    var file: PartialFile?
  }

  /// How one attempt ended.
  private enum Outcome {
    /// With an answer that is of use.
    case answer(Answer)
    /// It may go better after a wait; a server may say how long, in seconds.
    case wait(reason: String, asked: Double?)
    /// What is in the file does not belong to what the server has.
    case restart
  }

  /// A client.
  ///
  /// - Parameters:
  ///   - proxy: A proxy's address; `nil` for what the environment says.
  ///   - version: The program's version, for the user agent.
  ///   - say: Takes a line about a wait.
  /// - Throws: `DownloadFault.Kind.cannotCreate` where libcurl cannot begin.
  public init(
    limits: TransferLimits, proxy: String? = nil, version: String, waiting: Waiting = Waiting(),
    say: @escaping (String) -> Void = { _ in }
  ) throws(DownloadFault) {
    connection = try Connection(
      limits: limits, proxy: proxy, userAgent: "carenumbers/\(version) (published statistics)")
    (self.limits, self.waiting, self.say) = (limits, waiting, say)
  }

  /// Asks, again and again where it may help.
  ///
  /// - Returns: An answer with status 200, 206 or 304; with a file, all of the file is there then.
  /// - Throws: `DownloadFault`.
  func ask(_ request: Request) throws(DownloadFault) -> Answer {
    var attempt = 1
    while true {
      switch try attemptOnce(request) {
      case .answer(let answer): return answer
      case .wait(let reason, let asked): try wait(request, attempt, reason, asked)
      case .restart:
        try request.file?.restart()
        try wait(request, attempt, "the rest does not join what was there", nil)
      }
      attempt += 1
    }
  }

  /// Waits before the next attempt, or gives up.
  private func wait(
    _ request: Request, _ attempt: Int, _ reason: String, _ asked: Double?
  ) throws(DownloadFault) {
    let place = request.address.description
    guard attempt < limits.attempts else {
      throw DownloadFault(
        .temporary, place, "given up after \(limits.attempts) attempts: \(reason)",
        remedy: "Try again later; what was downloaded so far is kept.")
    }
    if let asked, asked > limits.longestWait {
      throw DownloadFault(
        .temporary, place, "\(reason), and the server asks to wait \(Int(asked)) s",
        remedy: "Try again after that time; what was downloaded so far is kept.")
    }
    let delay = waiting.delay(after: attempt, asked: asked)
    say("\(place): \(reason); attempt \(attempt + 1) of \(limits.attempts) in \(tenths(delay)) s")
    waiting.pause(delay)
  }

  /// Sends a request, and follows where the server sends on to.
  private func attemptOnce(_ request: Request) throws(DownloadFault) -> Outcome {
    var address = request.address
    for _ in 0...TransferLimits.redirections {
      let reception = Reception(address: address.description, file: request.file)
      keepGap()
      let end = connection.perform(
        address, fields: request.fields + (request.headOnly ? [] : request.file?.resumption ?? []),
        headOnly: request.headOnly, decodes: request.file == nil && !request.headOnly,
        into: reception)
      lastEnd = clock.now
      if let fault = reception.fault { throw fault }
      if reception.mustRestart { return .restart }
      if let status = end.refusalOfProxy {
        throw DownloadFault(
          .unavailable, address.description, "the proxy refused to connect (\(status))",
          remedy: "Check the proxy (--proxy, https_proxy), and whether it lets this address pass.")
      }
      if let failure = TransferFailure(end.code) {
        guard failure.isTemporary else { throw failure.fault(at: address, limits) }
        return .wait(reason: failure.reason, asked: nil)
      }
      guard let target = end.target else { return try judge(reception, address, request) }
      address = try address.following(target)
    }
    throw DownloadFault(
      .unavailable, request.address.description,
      "more than \(TransferLimits.redirections) redirections",
      remedy: "Check the address of the data set; the service sends on and on.")
  }

  /// What the status of an answer means.
  private func judge(
    _ reception: Reception, _ address: ServiceAddress, _ request: Request
  ) throws(DownloadFault) -> Outcome {
    let head = reception.head
    switch head.status {
    case 200, 206:
      if !request.headOnly, !reception.end() {
        if let fault = reception.fault { throw fault }
        return .restart
      }
      return .answer(Answer(head: head, body: reception.body))
    case 304: return .answer(Answer(head: head, body: []))
    case 416: return .restart
    case 429, 500...599:
      return .wait(
        reason: head.status == 429
          ? "too many requests (429)" : "the server answered with \(head.status)",
        asked: head.retryAfter(now: Int(Date().timeIntervalSince1970)))
    default: throw ServiceProblem(body: reception.body).fault(status: head.status, at: address)
    }
  }

  /// Waits until the gap between two requests is over.
  private func keepGap() {
    guard let lastEnd else { return }
    let rest = .seconds(limits.gap) - lastEnd.duration(to: clock.now)
    let (seconds, attoseconds) = rest.components
    if rest > .zero { waiting.pause(Double(seconds) + Double(attoseconds) / 1e18) }
  }
}

/// A number of seconds with one decimal place.
private func tenths(_ seconds: Double) -> String {
  let tenths = Int((seconds * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
