internal import CareStatistics

/// Holds a file against the shape that it must have, and lists everything wrong, not the first alone.
package struct ShapeCheck {
  /// What was found, in the order of the file.
  package private(set) var faults: [ConfigurationFault] = []

  /// Checks a value with all that is in it.
  package init(_ node: ConfigurationNode, _ shape: ConfigurationShape) {
    check(node, shape)
    faults.sort(by: ConfigurationFault.standsBefore)
  }

  /// Runs a reader and keeps its fault.
  private mutating func collect<Value>(
    _ body: () throws(ConfigurationFault) -> Value
  ) -> Value? {
    do throws(ConfigurationFault) { return try body() } catch {
      faults.append(error)
      return nil
    }
  }

  private mutating func check(_ node: ConfigurationNode, _ shape: ConfigurationShape) {
    switch shape {
    case .text, .path: _ = collect { () throws(ConfigurationFault) in try node.text() }
    case .name: _ = collect { () throws(ConfigurationFault) in try node.name() }
    case .identifier: _ = collect { () throws(ConfigurationFault) in try node.identifier() }
    case .date: _ = collect { () throws(ConfigurationFault) in try node.date() }
    case .boolean: _ = collect { () throws(ConfigurationFault) in try node.boolean() }
    case .integer(let range):
      _ = collect { () throws(ConfigurationFault) in try node.integer(in: range) }
    case .number(let range):
      _ = collect { () throws(ConfigurationFault) in try node.number(in: range) }
    case .choice(let texts):
      _ = collect { () throws(ConfigurationFault) in try node.choice(of: texts) }
    case .command: _ = collect { () throws(ConfigurationFault) in try node.command() }
    case .list(let item, let rule): checkList(node, item, rule)
    case .keys(let keys): checkKeys(node, keys)
    case .entries(let value):
      for entry in collect({ () throws(ConfigurationFault) in try node.entries() }) ?? [] {
        check(entry.value, value)
      }
      checkRepeats(node)
    }
  }

  private mutating func checkList(
    _ node: ConfigurationNode, _ shape: ConfigurationShape, _ rule: ListRule
  ) {
    let items = collect { () throws(ConfigurationFault) in
      guard rule.takesSingle || !node.isPlain else {
        throw node.fault("expected a list", remedy: "Start each item with a hyphen.")
      }
      return try node.items()
    }
    guard let items else { return }
    if items.count < rule.fewest {
      let number = rule.fewest == 1 ? "one \(rule.item)" : "\(rule.fewest) \(rule.item)s"
      faults.append(
        node.fault("the list has fewer than \(number)", remedy: "Name at least \(number)."))
    }
    for item in items { check(item, shape) }
    guard let unique = rule.unique else { return }
    var first: [String: ConfigurationNode] = [:]
    for item in items {
      let place: ConfigurationNode? =
        switch unique {
        case .value: item
        case .key(let name): item.optional(name)
        }
      guard let place, let text = try? place.text() else { continue }
      guard let earlier = first[text] else {
        first[text] = place
        continue
      }
      faults.append(
        place.fault(
          "the \(rule.item) '\(text)' is there twice, first on line \(earlier.line ?? 0)",
          remedy: "Rename or remove one of them."))
    }
  }

  private mutating func checkKeys(_ node: ConfigurationNode, _ keys: [ConfigurationKey]) {
    guard node.isMapping else {
      let names = keys.map(\.name).joined(separator: ", ")
      faults.append(
        node.fault("expected a list of settings", remedy: "Write keys with values: \(names)."))
      return
    }
    let unknown = node.unknownKeys(keys.map(\.name))
    faults += unknown
    checkRepeats(node)
    for repeated in node.repeatedKeys {
      if let key = keys.first(where: { $0.name == repeated.name }) {
        check(repeated.firstValue, key.shape)
      }
    }
    for key in keys {
      if let child = node.optional(key.name) {
        check(child, key.shape)
      } else if !key.isOptional, !unknown.contains(where: { $0.remedy.contains("'\(key.name)'?") })
      {
        // A slip of the keyboard is one fault, not two.
        faults.append(node.missing(key.name))
      }
    }
  }

  private mutating func checkRepeats(_ node: ConfigurationNode) {
    for repeated in node.repeatedKeys {
      faults.append(
        repeated.key.fault(
          "the key '\(repeated.name)' is there twice, first on line \(repeated.firstLine)",
          remedy: "Remove one of them."))
    }
  }
}

extension ConfigurationFault {
  /// The order in which faults are listed: by line, then column; those of the whole file first.
  package static func standsBefore(_ a: Self, _ b: Self) -> Bool {
    (a.line ?? 0, a.column ?? 0, a.message) < (b.line ?? 0, b.column ?? 0, b.message)
  }
}
