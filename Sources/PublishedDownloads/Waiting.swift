internal import Glibc

/// How the program waits, and by how much chance; tests put their own in its place.
public struct Waiting: Sendable {
  /// Waits for some seconds.
  let pause: @Sendable (Double) -> Void
  /// A number from 0 to 1, for the jitter.
  let share: @Sendable () -> Double

  /// The system's own sleep and random numbers.
  public init() {
    pause = { seconds in
      guard seconds > 0 else { return }
      usleep(UInt32(clamping: Int(seconds * 1_000_000)))
    }
    share = { Double.random(in: 0..<1) }
  }

  /// Another way to wait, and another source of chance.
  public init(
    pause: @escaping @Sendable (Double) -> Void, share: @escaping @Sendable () -> Double
  ) {
    (self.pause, self.share) = (pause, share)
  }

  /// Seconds to wait before the next attempt: exponential back-off with full jitter.
  ///
  /// The upper end is 1 s after the first attempt and doubles with each, up to 60 s; the wait is
  /// drawn evenly below it, so that many programs that failed together do not come back together.
  /// Where the server says how long, that is waited first, and one second's jitter on top.
  ///
  /// - Parameters:
  ///   - attempt: The number of the attempt that failed, from 1.
  ///   - asked: What the server asks for, in seconds; `nil` where it does not say.
  package func delay(after attempt: Int, asked: Double?) -> Double {
    if let asked { return asked + share() }
    let end = Swift.min(60, Double(1 << Swift.min(attempt - 1, 6)))
    return end * share()
  }
}
