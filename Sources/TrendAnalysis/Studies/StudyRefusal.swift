/// Why the figures cannot carry a study.
public struct StudyRefusal: Error, Sendable, Equatable {
  /// What is wrong, with the place.
  public let message: String
  /// What to do about it.
  public let remedy: String
}
