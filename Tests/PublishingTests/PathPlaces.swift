/// The places that a path of a drawing goes through, read back from its text.
struct PathPlaces {
  struct Place {
    let x: Double
    let y: Double
  }

  /// One list a piece: a piece begins where the path is lifted.
  private(set) var pieces: [[Place]] = []
  private var here = Place(x: 0, y: 0)

  init(_ text: String) {
    var numbers: [Double] = []
    var command: Character = "M"
    var number = ""
    func flushed() -> Double? { Double(number) }
    for character in text + "Z" {
      let startsNumber = character == "-" || (character == "." && number.contains("."))
      if character.isLetter || character == " " || character == "," || startsNumber {
        if let value = flushed() { numbers.append(value) }
        number = startsNumber ? String(character) : ""
        if character.isLetter {
          apply(command, numbers)
          (command, numbers) = (character, [])
        }
      } else {
        number.append(character)
      }
    }
  }

  private mutating func apply(_ command: Character, _ numbers: [Double]) {
    let isRelative = command.isLowercase
    let base = { (here: Place) in isRelative ? here : Place(x: 0, y: 0) }
    switch command.lowercased() {
    case "m", "l":
      for (index, pair) in stride(from: 0, to: numbers.count - 1, by: 2).enumerated() {
        let place = Place(
          x: base(here).x + numbers[pair], y: base(here).y + numbers[pair + 1])
        if command.lowercased() == "m", index == 0 { pieces.append([]) }
        go(to: place)
      }
    case "h": for x in numbers { go(to: Place(x: base(here).x + x, y: here.y)) }
    case "v": for y in numbers { go(to: Place(x: here.x, y: base(here).y + y)) }
    case "a":
      for start in stride(from: 0, to: numbers.count - 6, by: 7) {
        go(
          to: Place(
            x: base(here).x + numbers[start + 5], y: base(here).y + numbers[start + 6]))
      }
    case "z": here = pieces.last?.first ?? here
    default: break
    }
  }

  private mutating func go(to place: Place) {
    here = place
    if pieces.isEmpty { pieces.append([]) }
    pieces[pieces.count - 1].append(place)
  }
}
