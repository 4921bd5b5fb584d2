/// The shape that a value of a configuration file must have.
///
/// One list of keys serves the check of a file, the schema for editors, the starter file and the
/// listing of the settings in force, so that none of them can know a key that another does not.
package indirect enum ConfigurationShape: Sendable {
  /// Any plain value that is not blank.
  case text
  /// A text for readers, which no spreadsheet takes for a formula.
  case name
  /// A path, which is relative to the folder of the file that names it.
  case path
  /// A name for files and links: lower case letters, digits and underscores.
  case identifier
  /// A day as `2018-07-24`.
  case date
  /// `true` or `false`.
  case boolean
  /// A whole number within a range.
  case integer(ClosedRange<Int>)
  /// A number within a range.
  case number(NumberRange)
  /// One of a closed set of texts.
  case choice([String])
  /// A program with its arguments, started without a shell; a program whose name has a slash is a path.
  case command
  /// A list.
  case list(ConfigurationShape, ListRule)
  /// A mapping with a closed set of keys.
  case keys([ConfigurationKey])
  /// A mapping whose keys are free and whose values all have one shape.
  case entries(ConfigurationShape)
}

/// What a list of a configuration file must keep to.
package struct ListRule: Sendable, Equatable {
  /// The fewest items.
  package var fewest = 1
  /// Whether one plain value may stand for a list of one.
  package var takesSingle = false
  /// What may not come twice; `nil` where anything may.
  package var unique: Unique?
  /// What one item is called, for messages.
  package var item = "item"

  /// What may not come twice in a list.
  package enum Unique: Sendable, Equatable {
    /// The plain value itself.
    case value
    /// The plain value under a key of each item.
    case key(String)
  }

  /// A rule from its parts.
  package init(
    _ item: String, fewest: Int = 1, takesSingle: Bool = false, unique: Unique? = nil
  ) {
    (self.item, self.fewest) = (item, fewest)
    (self.takesSingle, self.unique) = (takesSingle, unique)
  }
}

/// A range of numbers whose ends may be shut out.
package struct NumberRange: Sendable, Equatable {
  /// The lower end.
  package let lower: Double
  /// Whether the lower end itself is in the range.
  package let hasLower: Bool
  /// The upper end; `nil` for none.
  package let upper: Double?
  /// Whether the upper end itself is in the range.
  package let hasUpper: Bool

  /// A range from its parts.
  package init(from lower: Double, hasLower: Bool, to upper: Double? = nil, hasUpper: Bool = true) {
    (self.lower, self.hasLower, self.upper, self.hasUpper) = (lower, hasLower, upper, hasUpper)
  }

  /// Whether a number is in the range.
  package func contains(_ number: Double) -> Bool {
    guard number.isFinite, number > lower || (hasLower && number == lower) else { return false }
    guard let upper else { return true }
    return number < upper || (hasUpper && number == upper)
  }

  /// The range in words, for example `above 0 and below 1`.
  package var inWords: String {
    let start = hasLower ? "at least \(Self.text(lower))" : "above \(Self.text(lower))"
    guard let upper else { return start }
    return start + " and \(hasUpper ? "at most" : "below") \(Self.text(upper))"
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}

/// One key of a mapping in a configuration file.
package struct ConfigurationKey: Sendable {
  /// The key.
  package let name: String
  /// What its value must be.
  package let shape: ConfigurationShape
  /// Whether it may be left out.
  package let isOptional: Bool
  /// The value in force where it is left out, as it would be written; `nil` for none.
  package let fallback: String?
  /// What it is for, in one sentence.
  package let note: String
  /// A value to begin with, as it would be written; empty where there is none.
  package let example: String

  /// A key that must be there.
  package static func needed(
    _ name: String, _ shape: ConfigurationShape, _ note: String, example: String = ""
  ) -> Self {
    Self(
      name: name, shape: shape, isOptional: false, fallback: nil, note: note, example: example)
  }

  /// A key that may be left out.
  package static func optional(
    _ name: String, _ shape: ConfigurationShape, _ note: String, fallback: String? = nil,
    example: String = ""
  ) -> Self {
    Self(
      name: name, shape: shape, isOptional: true, fallback: fallback, note: note, example: example)
  }
}
