internal import CMalloc

/// What a run asks of the C library, so that its peak is nearer to that of its largest stage.
///
/// Each thread has a heap of its own otherwise, and what a stage's threads leave in theirs the next
/// stage's cannot use. One heap for all takes a twentieth more time and a tenth less memory
/// (`Tests/Benchmarks/nightly` prints both).
public enum RunMemory {
  /// Keeps one heap for all threads; to be asked for before the process starts any.
  public static func keepTogether() { mallopt(M_ARENA_MAX, 1) }

  /// Gives what a finished stage no longer uses back to the system, in a few milliseconds.
  static func returnUnused() { malloc_trim(0) }
}
