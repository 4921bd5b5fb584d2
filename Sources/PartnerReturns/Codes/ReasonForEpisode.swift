/// RNE: why an episode began.
package enum ReasonForEpisode: String, ReturnCode {
  /// Started to be looked after.
  case s = "S"
  /// Legal status changed, nothing else.
  case l = "L"
  /// Placement and carer changed.
  case p = "P"
  /// Placement changed, with the same carer.
  case t = "T"
  /// Legal status, placement and carer changed.
  case b = "B"
  /// Legal status and placement changed, with the same carer.
  case u = "U"
  case blank = ""
  case unlisted = "?"

  /// Whether the episode goes on from another of the same period of care.
  package var isContinuation: Bool {
    switch self {
    case .l, .p, .t, .b, .u: true
    case .s, .blank, .unlisted: false
    }
  }
}
