internal import Dispatch

/// Runs `body` on a thread of its own, so that waiting in it keeps nobody from a core.
///
/// A private queue gets a thread beyond the shared pool's width; a shared one would wait its turn.
package func onOwnThread<Result: Sendable>(
  _ name: String, _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { done in
    DispatchQueue(label: name).async { done.resume(with: Swift.Result { try body() }) }
  }
}
