import Testing

@testable import PartnerReturns

/// A child and what one rule flags of it: nothing, where the case is on the passing side.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let title: String
  let flags: [String]
  let child: SampleChild

  /// A case.
  ///
  /// - Parameter flags: Letter and line of the rows flagged, such as `H1 E2`; empty for none.
  init(_ rule: String, _ title: String, flags: String, _ child: SampleChild) {
    (self.rule, self.title, self.child) = (rule, title, child)
    self.flags = flags.split(separator: " ").map {
      ($0.hasPrefix("H") ? "Header " : "Episodes ") + $0.dropFirst()
    }
  }

  /// A case of a child born on 5 May 2008, or another day, with these episodes.
  init(
    _ rule: String, _ title: String, flags: String, born: String = "05/05/2008", _ eps: String...
  ) {
    self.init(
      rule, title, flags: flags, SampleChild(headers: ["\(born) 1 WBRI"], episodes: eps))
  }

  var testDescription: String { "\(rule): \(title)" }

  static let all =
    header + headerAndEpisodes + codes + sequence + furtherSequence + shortBreaks + previousYear
}
