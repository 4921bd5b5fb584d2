import PublishedStatistics
import Testing

/// Takes each key of a list out of a file in turn: what is read must then be another, or be refused.
struct KeyRemoval {
  let keys: [ConfigurationKey]

  /// Checks a file that has every key of the list.
  func check<Value: Equatable>(
    _ text: String, _ file: String, read: (String) throws -> Value
  ) throws {
    let whole = try read(text)
    let root = try ConfigurationNode(yaml: text, file: file)
    for path in Self.paths(keys, below: []) {
      let without = Self.text(root, Array(path), shape: .keys(keys))
      guard without.isFound else {
        Issue.record("\(path) is not in the file")
        continue
      }
      let changed = try? read(without.text)
      #expect(changed != whole, "\(path) changes nothing")
    }
    // Written anew without leaving anything out it says the same, so that the comparison means something.
    #expect(try read(Self.text(root, [], shape: .keys(keys)).text) == whole)
  }

  private static func paths(_ keys: [ConfigurationKey], below outer: [String]) -> [[String]] {
    keys.flatMap { key -> [[String]] in
      let place = outer + [key.name]
      return [place] + paths(inside: key.shape, below: place)
    }
  }

  private static func paths(inside shape: ConfigurationShape, below place: [String]) -> [[String]] {
    switch shape {
    case .keys(let inner): paths(inner, below: place)
    case .list(let item, _): paths(inside: item, below: place)
    default: []
    }
  }

  /// The file as flow YAML without the first value at a path.
  private static func text(
    _ node: ConfigurationNode, _ removed: [String], shape: ConfigurationShape
  ) -> (text: String, isFound: Bool) {
    var isFound = false
    switch shape {
    case .keys(let keys):
      var parts: [String] = []
      for key in keys {
        guard let child = node.optional(key.name) else { continue }
        if removed == [key.name] {
          isFound = true
          continue
        }
        let isOnTheWay = removed.first == key.name
        let part = text(child, isOnTheWay ? Array(removed.dropFirst()) : [], shape: key.shape)
        isFound = isFound || part.isFound
        parts.append("\(key.name): \(part.text)")
      }
      return ("{" + parts.joined(separator: ", ") + "}", isFound)
    case .list(let item, _):
      var parts: [String] = []
      for child in (try? node.items()) ?? [] {
        let part = text(child, isFound ? [] : removed, shape: item)
        isFound = isFound || part.isFound
        parts.append(part.text)
      }
      return ("[" + parts.joined(separator: ", ") + "]", isFound)
    case .command:
      let arguments = ((try? node.items()) ?? []).map(quoted)
      return ("[" + arguments.joined(separator: ", ") + "]", false)
    case .entries:
      let pairs = ((try? node.entries()) ?? []).map { "\($0.key): \(quoted($0.value))" }
      return ("{" + pairs.joined(separator: ", ") + "}", false)
    default: return (quoted(node), false)
    }
  }

  private static func quoted(_ node: ConfigurationNode) -> String {
    "\"\((try? node.text()) ?? "")\""
  }
}
