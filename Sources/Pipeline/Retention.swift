internal import Warehouse

/// Which runs an output folder keeps, and what can go.
///
/// `latest`, the whole run before it to go back to, and the newest `kept_runs` stay; trials, which are
/// not published, are counted by themselves.
package struct Retention: Sendable {
  /// What can go: paths inside the folder.
  package let removable: [String]

  private let folder: OutputFolder
  private let runs: [String]

  /// Looks through a folder; removes nothing yet.
  ///
  /// - Parameter count: How many runs to keep; at least `latest` and the one before it.
  package init(_ folder: OutputFolder, keeping count: Int) {
    self.folder = folder
    let (trials, published) = folder.trialsAndPublished
    let latest = folder.latest
    var kept = Set(published.suffix(count) + trials.suffix(count))
    if let latest { kept.insert(latest) }
    kept.formUnion(folder.pendingRuns)
    // Before a run that is gone there may be one that is not.
    if let previous = folder.previousWholeRun { kept.insert(previous) }
    runs = folder.runs.filter { !kept.contains($0) && OutputFolder.isGivenName($0) }
    removable = folder.leftovers + runs.map { "runs/\($0)" }
  }

  /// Removes it.
  ///
  /// Only the holder of the lock may call it.
  package func apply() {
    folder.clearLeftovers()
    for run in runs { folder.remove(run: run) }
  }
}

extension OutputFolder {
  /// Finished runs, oldest first, parted into trials and those that were published.
  ///
  /// One whose manifest cannot be read is no trial: it might have been published.
  var trialsAndPublished: (trials: [String], published: [String]) {
    var (trials, published): ([String], [String]) = ([], [])
    for name in runs {
      if run(name).manifest?.run.only == nil { published.append(name) } else { trials.append(name) }
    }
    return (trials, published)
  }

  /// The newest published run before `latest` that was not withdrawn and is as its manifest says;
  /// `nil` for none.
  package var previousWholeRun: String? {
    guard let latest else { return nil }
    let withdrawn = WithdrawnRuns(in: path).names
    return trialsAndPublished.published.last {
      $0 < latest && !withdrawn.contains($0) && run($0).isWhole
    }
  }
}

extension OutputFolder {
  /// The run that `latest` points to, where it is as its manifest says; else `nil`.
  var latestIfWhole: String? { latest.flatMap { run($0).isWhole ? $0 : nil } }

  /// The run that `latest` points to, where it is whole, of these inputs, and that of the store's
  /// figures; `nil` when any of it is not so or cannot be told.
  func runInStep(fingerprint: String) -> String? {
    guard let latest, run(latest).manifest?.run.fingerprint == fingerprint, run(latest).isWhole,
      let store = try? Warehouse(reading: store), (try? store.runOfFigures())??.id == latest
    else { return nil }
    return latest
  }
}
