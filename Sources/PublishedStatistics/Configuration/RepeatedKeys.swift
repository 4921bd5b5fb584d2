internal import Yams

/// Reads YAML whose mappings name a key twice, which the parser refuses at the first such place.
///
/// The first of two equal keys is given another first letter, of the same width, that nobody types.
/// So every other value keeps its line and column, and the rest of the file can still be checked.
struct RepeatedKeys {
  /// The root of the file; `nil` for an empty one.
  let root: Node?
  /// What the renamed keys were called, by their new names.
  let renamed: [String: String]

  /// Letters for private use stand for the first letters of renamed keys.
  private static let letters = 0xE000...0xE0FF

  /// Reads a text.
  ///
  /// - Throws: `YamlError` for text that is not YAML.
  init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Array($0.unicodeScalars) }
    var renamed: [String: String] = [:]
    var current = text
    for letter in Self.letters {
      do {
        root = try Yams.compose(yaml: current)
        self.renamed = renamed
        return
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(let names, let context) = error,
          let name = names.first, let mark = Unicode.Scalar(letter),
          let new = Self.rename(
            name, in: &lines, line: context.mark.line, column: context.mark.column, to: mark)
        else { throw error }
        renamed[new] = name
        current = lines.map { Self.string($0) }.joined(separator: "\n")
      }
    }
    root = try Yams.compose(yaml: current)
    self.renamed = renamed
  }

  /// Changes the first letter of the key at a place; `nil` where it does not stand there.
  private static func rename(
    _ name: String, in lines: inout [[Unicode.Scalar]], line: Int, column: Int,
    to letter: Unicode.Scalar
  ) -> String? {
    let scalars = Array(name.unicodeScalars)
    guard lines.indices.contains(line - 1), !scalars.isEmpty else { return nil }
    var start = column - 1
    let row = lines[line - 1]
    guard row.indices.contains(start) else { return nil }
    if row[start] == "\"" || row[start] == "'" { start += 1 }
    let end = start + scalars.count
    guard end <= row.count, Array(row[start..<end]) == scalars else { return nil }
    lines[line - 1][start] = letter
    return string([letter] + scalars.dropFirst())
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
