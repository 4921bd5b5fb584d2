/// How long a transfer may take, how large it may be, and how often the service is asked.
public struct TransferLimits: Sendable, Equatable {
  /// Seconds until a connection must stand.
  public var connecting: Double
  /// Seconds until one answer must have come whole.
  public var whole: Double
  /// Bytes a second below which a transfer is given up.
  public var slowest: Int
  /// Seconds for which it may be that slow.
  public var patience: Int
  /// Seconds between the end of one request and the start of the next, at least.
  public var gap: Double
  /// The largest file, in bytes, as it is sent and as it is unpacked.
  public var maximumBytes: Int
  /// How often one request is sent before it is given up.
  public var attempts: Int
  /// The longest wait, in seconds, that a server may ask for; beyond it the pull is left for later.
  public var longestWait: Double

  /// How many redirections of one request are followed.
  static let redirections = 5

  /// The limits of a night.
  public init() {
    (connecting, whole) = (20, 1_800)
    (slowest, patience) = (1_000, 30)
    (gap, maximumBytes) = (0.25, 512_000_000)
    (attempts, longestWait) = (5, 300)
  }
}
