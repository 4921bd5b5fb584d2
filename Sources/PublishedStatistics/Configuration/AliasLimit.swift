/// Refuses YAML with many aliases (`*name`): each may hold others, so that a few lines stand for more
/// values than any machine can go through, and YAML compares keys with all that is in them.
enum AliasLimit {
  /// The most aliases that a file may have.
  private static let most = 16

  /// Counts the aliases of a text; an asterisk where a value may begin is taken for one, also in a
  /// comment.
  ///
  /// - Throws: `ConfigurationFault` with the line of the first that is too many.
  static func check(_ text: String, file: String) throws(ConfigurationFault) {
    let beginnings = Set(" \t\n\r,[{:?-".utf8)
    var (before, found, line) = (UInt8(ascii: "\n"), 0, 1)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "*"), beginnings.contains(before) { found += 1 }
      if byte == UInt8(ascii: "\n") { line += 1 }
      before = byte
      guard found <= most else {
        throw ConfigurationFault(
          file: file, line: line, column: nil, message: "more than \(most) aliases ('*name')",
          remedy: "Write the values out; put text that begins with an asterisk in quotes.")
      }
    }
  }
}
