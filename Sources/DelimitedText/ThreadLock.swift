internal import Glibc

/// A lock with a condition to wait for.
///
/// The thread library's own, rather than `Synchronization.Mutex`: a thread can wait for a change under
/// it, and the thread sanitizer sees it.
@safe final class ThreadLock: @unchecked Sendable {
  // SAFETY: both allocated and initialised in `init`, freed in `deinit`.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>

  init() {
    unsafe lock = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe lock.initialize(to: pthread_mutex_t())
    unsafe changed.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(lock)
    unsafe changed.deallocate()
    unsafe lock.deallocate()
  }

  /// Does something while no other thread is under the lock.
  func locked<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return body()
  }

  /// Waits, under the lock, until another thread has changed something.
  func wait() { unsafe pthread_cond_wait(changed, lock) }

  /// Wakes, under the lock, all that wait.
  func wakeAll() { unsafe pthread_cond_broadcast(changed) }
}
