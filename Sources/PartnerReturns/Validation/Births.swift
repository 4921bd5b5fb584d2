package import CareStatistics

/// A child may have several rows in Header, with different days of birth. A rule on age fails where
/// it fails for any of them: for the eldest where it asks whether the child was too old, for the
/// youngest where it asks whether the child was too young.
extension ChildReturn {
  /// The earliest day of birth in Header; `nil` where none can be read.
  package var earliestBirth: Day? {
    var earliest: Day?
    for row in headers {
      if let birth = row.birth.day { earliest = min(earliest ?? birth, birth) }
    }
    return earliest
  }

  /// The latest day of birth in Header; `nil` where none can be read.
  package var latestBirth: Day? {
    var latest: Day?
    for row in headers { if let birth = row.birth.day { latest = max(latest ?? birth, birth) } }
    return latest
  }
}
