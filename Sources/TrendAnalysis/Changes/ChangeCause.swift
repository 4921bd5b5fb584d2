/// What differs between two runs that a flag's change can come from, as far as it is recorded.
///
/// The order of declaration is that in which causes are listed.
public enum ChangeCause: String, Sendable, Hashable, CaseIterable {
  /// A figure of the measure that was not there before stands in the window.
  case newData = "new data"
  /// A figure of the area that the trend rests on was revised, withheld, released or removed.
  case ownRevision = "revision of this area's figures"
  /// The same of a figure of any other area: what is pooled over all areas moves with it.
  case otherRevision = "revision of other areas' figures"
  /// A threshold, the windows, the list of measures or that of areas differs.
  case configuration
  /// Another version of the program.
  case version = "software version"
  /// Nothing that is recorded differs, or what the earlier run used is not known.
  case notDetermined = "not determined"
}
