internal import Glibc

/// Runs a piece of work on each of several threads and waits for all; the calling thread is the
/// first of them.
package enum WorkerThreads {
  /// Runs `work` once for each number below `count`.
  ///
  /// - Precondition: `work` may run on several threads at once.
  package static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for index in 1..<max(1, count) {
      var thread = pthread_t()
      let job = unsafe Unmanaged.passRetained(Job { work(index) })
      // SAFETY: the thread takes over the reference that is passed to it.
      let code = unsafe pthread_create(&thread, nil, runJob, job.toOpaque())
      if code == 0 {
        threads.append(thread)
      } else {
        // No thread to be had: the work is done here, later.
        unsafe job.takeRetainedValue().body()
      }
    }
    work(0)
    for thread in threads { pthread_join(thread, nil) }
  }

  private final class Job: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static let runJob: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { context in
      // SAFETY: the context is the reference that `run` passed, taken over once.
      unsafe context.map { unsafe Unmanaged<Job>.fromOpaque($0).takeRetainedValue().body() }
      return nil
    }
}
