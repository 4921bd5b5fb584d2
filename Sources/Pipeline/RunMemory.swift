internal import CMalloc

/// What a run asks of the C library, so that its peak is nearer to that of its largest stage.
enum RunMemory {
  /// Gives what a finished stage no longer uses back to the system, in a few milliseconds.
  ///
  /// Each thread has a heap of its own, and what a stage's threads leave in theirs the next stage's
  /// cannot use.
  static func returnUnused() { malloc_trim(0) }
}
