/// An area or a measure that a run spoke of.
public struct NamedSubject: Sendable, Hashable {
  /// The area's key or the measure's id.
  public let key: String
  /// The area's newest code; the id again for a measure.
  public let code: String
  /// The name.
  public let name: String

  /// A subject from its parts.
  public init(key: String, code: String, name: String) {
    (self.key, self.code, self.name) = (key, code, name)
  }

  /// An area.
  public init(_ area: Area) {
    self.init(key: area.key.rawValue, code: area.code, name: area.name)
  }

  /// A measure.
  public init(_ measure: Measure) {
    self.init(key: measure.id, code: measure.id, name: measure.name)
  }
}
