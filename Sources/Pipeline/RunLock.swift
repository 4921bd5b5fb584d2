internal import Glibc

/// The right to write to an output folder; the kernel gives it up when the process ends.
struct RunLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock of an output folder.
  ///
  /// - Throws: `PipelineFault` with `busy` when another run holds it, `cannotCreate` when the lock
  ///   file cannot be made.
  init(folder: String) throws(PipelineFault) {
    let path = "\(folder)/.lock"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw PipelineFault(
        .cannotCreate, "\(path): \(systemMessage(errno))",
        remedy: "Check that the output folder can be written to.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw PipelineFault(
        .busy, "another run is writing to \(folder)", remedy: "Wait for it to end, then run again.")
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
