internal import DelimitedText
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
    // A link would let the lock empty somebody's file.
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let descriptor = unsafe open(path, flags, 0o644)
    guard descriptor >= 0 else {
      throw PipelineFault(
        .cannotCreate, "\(path): \(systemMessage(errno))",
        remedy: "Check that the output folder can be written to.")
    }
    guard Self.take(descriptor) else {
      let holder = Self.holder(in: folder)
      close(descriptor)
      throw PipelineFault(
        .busy, "another run\(holder.map { " (\($0))" } ?? "") is writing to \(folder)",
        remedy: "Wait for it to end, then run again.")
    }
    self.descriptor = descriptor
    let note = Array("process \(getpid())\n".utf8)
    // Who holds it is for people; a full disk must not keep a run from clearing leftovers.
    _ = ftruncate(descriptor, 0)
    _ = writeWhole(note.span, to: descriptor)
  }

  /// Tries for half a second: `doctor` holds the lock for the instant in which it looks at it.
  private static func take(_ descriptor: Int32) -> Bool {
    for _ in 0..<10 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(50_000)
    }
    return false
  }

  /// Whether a run holds the lock of a folder.
  static func isHeld(in folder: String) -> Bool {
    let descriptor = unsafe open("\(folder)/.lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }

  /// Who took the lock last, for example `process 4711`; `nil` where it does not say.
  static func holder(in folder: String) -> String? {
    let text = (try? ReadableFile.text("\(folder)/.lock")) ?? ""
    return text.split(separator: "\n").first.map(String.init)
  }

  deinit { close(descriptor) }
}
