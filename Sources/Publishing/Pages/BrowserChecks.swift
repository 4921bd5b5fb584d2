/// What the tests check in a real browser, from the list that those tests work through.
///
/// `Tests/browser` runs every check of this list and fails when one of them has not run, so that the
/// accessibility statement promises no more than is done.
enum BrowserChecks {
  /// One sentence a check, without a full stop.
  static var sentences: [String] {
    String(decoding: PackageResources.browser_checks_txt, as: UTF8.self)
      .split(separator: "\n").compactMap { line in
        line.split(separator: "|", maxSplits: 1).last.map(String.init)
      }
  }
}
