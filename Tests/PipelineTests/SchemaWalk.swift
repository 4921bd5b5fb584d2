import Foundation
import PublishedStatistics

/// Holds YAML against the part of JSON Schema that the program's schemas use.
struct SchemaWalk {
  private(set) var faults: [String] = []
  /// How many values were looked at.
  private(set) var seen = 0

  mutating func check(_ node: ConfigurationNode, _ schema: [String: Any]) throws {
    seen += 1
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let walks = try choices.map { choice in
        var walk = SchemaWalk()
        try walk.check(node, choice)
        return walk.faults
      }
      if !walks.contains([]) { faults.append("\(node.path): none of the forms") }
      return
    }
    switch schema["type"] as? String {
    case "object": try checkObject(node, schema)
    case "array": try checkArray(node, schema)
    default: checkPlain(node, schema)
    }
  }

  private mutating func checkObject(_ node: ConfigurationNode, _ schema: [String: Any]) throws {
    guard node.isMapping else { return faults.append("\(node.path): no object") }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let others = schema["additionalProperties"] as? [String: Any]
    for (key, value) in try node.entries() {
      if let property = properties[key] ?? others {
        try check(value, property)
      } else {
        faults.append("\(node.path): no property \(key)")
      }
    }
    for key in schema["required"] as? [String] ?? [] where node.optional(key) == nil {
      faults.append("\(node.path): \(key) is missing")
    }
  }

  private mutating func checkArray(_ node: ConfigurationNode, _ schema: [String: Any]) throws {
    guard !node.isPlain, !node.isMapping else { return faults.append("\(node.path): no array") }
    let items = try node.items()
    if items.count < schema["minItems"] as? Int ?? 0 { faults.append("\(node.path): too few") }
    let isUnique = schema["uniqueItems"] as? Bool == true
    if isUnique, Set(try items.map { try $0.text() }).count < items.count {
      faults.append("\(node.path): not unique")
    }
    for item in items { try check(item, schema["items"] as? [String: Any] ?? [:]) }
  }

  private mutating func checkPlain(_ node: ConfigurationNode, _ schema: [String: Any]) {
    guard node.isPlain, let text = try? node.text() else {
      return faults.append("\(node.path): no plain value")
    }
    let types = schema["type"] as? [String] ?? [schema["type"] as? String ?? ""]
    let number = Double(text)
    if types.contains("integer"), Int(text) == nil { faults.append("\(node.path): no integer") }
    if types == ["number"], number == nil { faults.append("\(node.path): no number") }
    if types == ["boolean"], text != "true", text != "false" {
      faults.append("\(node.path): no flag")
    }
    if let texts = schema["enum"] as? [String], !texts.contains(text) {
      faults.append("\(node.path): not one of the choices")
    }
    if let pattern = schema["pattern"] as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      faults.append("\(node.path): not of the pattern")
    }
    if let number { checkLimits(number, node, schema) }
  }

  private mutating func checkLimits(
    _ number: Double, _ node: ConfigurationNode, _ schema: [String: Any]
  ) {
    func limit(_ key: String) -> Double? { (schema[key] as? NSNumber)?.doubleValue }
    if let least = limit("minimum"), number < least { faults.append("\(node.path): too small") }
    if let most = limit("maximum"), number > most { faults.append("\(node.path): too large") }
    if let least = limit("exclusiveMinimum"), number <= least {
      faults.append("\(node.path): too small")
    }
    if let most = limit("exclusiveMaximum"), number >= most {
      faults.append("\(node.path): too large")
    }
  }
}
