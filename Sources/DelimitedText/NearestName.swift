/// The name most like `wanted`, or `nil` where none is near enough to be a slip of the same word.
///
/// Case, and the choice between space, hyphen, full stop and underscore, do not count as
/// differences. Of the rest, a third of the letters may differ.
func nearestName(to wanted: String, in names: [String]) -> String? {
  let target = folded(wanted)
  var best: (name: String, distance: Int)?
  for name in names where !name.isEmpty {
    let distance = editDistance(target, folded(name))
    if distance < best?.distance ?? Int.max { best = (name, distance) }
  }
  guard let best, best.distance <= max(1, target.count / 3) else { return nil }
  return best.name
}

private func folded(_ name: String) -> [UInt8] {
  name.lowercased().utf8.map { byte in
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."): UInt8(ascii: "_")
    default: byte
    }
  }
}

/// Levenshtein's distance: the fewest insertions, deletions and replacements between two texts.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let replaced = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[b.count]
}
