internal import CareStatistics
package import PublishedStatistics
internal import Publishing

/// JSON Schemas (draft 2020-12) of the files that people write and of those that a run writes.
public enum ConfigurationSchema: String, CaseIterable, Sendable {
  /// A pipeline file.
  case pipeline
  /// The catalogue of measures.
  case measures
  /// The file of partner groups.
  case partners
  /// The manifest of a run.
  case manifest
  /// One line of a run's log with `--log-format json`.
  case log

  private var title: String {
    switch self {
    case .pipeline: "A pipeline file of carenumbers"
    case .measures: "A catalogue of measures of carenumbers"
    case .partners: "A file of partner groups of carenumbers"
    case .manifest: "The manifest of a run of carenumbers"
    case .log: "A line of the log of carenumbers"
    }
  }

  /// The keys that the schema is made from, which the check of such a file is made from as well.
  package var keys: [ConfigurationKey] {
    switch self {
    case .pipeline: PipelineConfiguration.keys
    case .measures: Catalogue.keys
    case .partners: PartnerGroup.keys
    case .manifest: Manifest.keys
    case .log: RunLog.keys
    }
  }

  /// The schema as JSON, with a line end.
  public var json: String {
    let head: JSONValue.Members = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
    ]
    return JSONValue.object(head + Self.object(keys)).document
  }

  private static func object(_ keys: [ConfigurationKey]) -> JSONValue.Members {
    let properties = keys.map { key -> (key: String, value: JSONValue) in
      var parts: JSONValue.Members = [("description", .text(key.note))]
      parts += schema(key.shape)
      if let fallback = key.fallback { parts.append(("default", value(fallback, key.shape))) }
      return (key.name, .object(parts))
    }
    let needed = keys.filter { !$0.isOptional }.map { JSONValue.text($0.name) }
    return [("type", .text("object")), ("properties", .object(properties))]
      + (needed.isEmpty ? [] : [("required", .list(needed))])
      + [("additionalProperties", .flag(false))]
  }

  private static func value(_ text: String, _ shape: ConfigurationShape) -> JSONValue {
    switch shape {
    case .boolean, .integer, .number: .number(text)
    case .text, .name, .path, .identifier, .date, .choice, .command, .list, .keys, .entries:
      .text(text)
    }
  }

  /// What a value must be.
  private static func schema(_ shape: ConfigurationShape) -> JSONValue.Members {
    switch shape {
    case .text:
      // YAML reads a bare 2025 as a number, and the program takes it as the text it is.
      [("type", .list([.text("string"), .text("number")])), ("minLength", .number("1"))]
    case .name:
      schema(.text) + [("pattern", .text("^[^=+\\-@\\t\\r\\n]"))]
    case .path: [("type", .text("string")), ("minLength", .number("1"))]
    case .identifier: [("type", .text("string")), ("pattern", .text("^[a-z0-9_]{1,50}$"))]
    case .date:
      [("type", .text("string")), ("pattern", .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    case .boolean: [("type", .text("boolean"))]
    case .integer(let range):
      [
        ("type", .text("integer")), ("minimum", .number("\(range.lowerBound)")),
        ("maximum", .number("\(range.upperBound)")),
      ]
    case .number(let range): [("type", .text("number"))] + limits(range)
    case .choice(let texts):
      [("type", .text("string")), ("enum", .list(texts.map { .text($0) }))]
    case .command: list(.text, ListRule("argument", takesSingle: true))
    case .list(let item, let rule): list(item, rule)
    case .keys(let keys): object(keys)
    case .entries(let value):
      [("type", .text("object")), ("additionalProperties", .object(schema(value)))]
    }
  }

  private static func limits(_ range: NumberRange) -> JSONValue.Members {
    var limits: JSONValue.Members = [
      (range.hasLower ? "minimum" : "exclusiveMinimum", .number(TidyNumber.text(range.lower)))
    ]
    if let upper = range.upper {
      limits.append(
        (range.hasUpper ? "maximum" : "exclusiveMaximum", .number(TidyNumber.text(upper))))
    }
    return limits
  }

  private static func list(
    _ item: ConfigurationShape, _ rule: ListRule
  ) -> JSONValue.Members {
    var parts: JSONValue.Members = [
      ("type", .text("array")), ("items", .object(schema(item))),
    ]
    if rule.fewest > 0 { parts.append(("minItems", .number("\(rule.fewest)"))) }
    if rule.unique == .value { parts.append(("uniqueItems", .flag(true))) }
    guard rule.takesSingle else { return parts }
    return [("anyOf", .list([.object(schema(item)), .object(parts)]))]
  }
}
