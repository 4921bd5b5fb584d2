internal import CareStatistics

/// Which placement a child gets, by age, and who provides it.
enum PlacementChoice {
  private typealias Codes = Choice<ShortText>

  private static let firstBaby: Codes = [
    "U6": 60, "U3": 16, "R3": 8, "P1": 7, "U5": 5, "R2": 3, "U4": 1,
  ]
  private static let firstChild: Codes = [
    "U6": 62, "U3": 23, "P1": 9, "U4": 3, "R3": 2, "K2": 1.5, "Z1": 0.3,
  ]
  private static let firstYouth: Codes = [
    "U6": 50, "U3": 13, "K2": 25, "P1": 5, "U4": 4, "S1": 0.6, "K1": 0.4, "R1": 0.5, "R2": 0.5,
    "Z1": 1,
  ]
  private static let firstAdolescent: Codes = [
    "H5": 44, "U6": 22, "K2": 17, "U3": 8, "P2": 4, "P1": 3, "Z1": 1.5, "K1": 1, "R5": 1, "P3": 0.2,
    "R2": 0.5,
  ]
  private static let remand: Codes = ["K2": 30, "R5": 30, "K1": 20, "U6": 20]
  private static let alone: Codes = ["H5": 70, "U6": 20, "P2": 5, "K2": 5, "U4": 5, "Z1": 1]
  private static let laterChild: Codes = [
    "U6": 42, "U4": 26, "U3": 9, "U1": 9, "P1": 10, "K2": 2.5, "R3": 1, "S1": 0.2, "Z1": 0.3,
  ]
  private static let laterYouth: Codes = [
    "U4": 28, "U6": 25, "K2": 32, "U3": 5, "U1": 6, "P1": 6, "S1": 0.7, "K1": 0.4, "R1": 0.6,
    "Z1": 0.8,
  ]
  private static let laterAdolescent: Codes = [
    "H5": 44, "U4": 15, "U6": 9, "K2": 19, "P2": 3, "U1": 4, "U3": 3, "P1": 4, "K1": 0.6,
    "R1": 0.7,
    "R5": 0.6, "Z1": 1.5, "S1": 0.4, "P3": 0.2,
  ]

  private static let ofFostering: Choice<ShortText> = ["PR1": 60, "PR4": 27, "PR5": 7, "PR2": 6]
  private static let ofHomes: Choice<ShortText> = ["PR4": 74, "PR1": 17, "PR5": 5, "PR2": 4]
  private static let ofSupported: Choice<ShortText> = ["PR4": 68, "PR5": 19, "PR1": 13]
  private static let ofAdoption: Choice<ShortText> = ["PR1": 45, "PR2": 25, "PR5": 30]

  /// The placement of a child who starts to be looked after.
  static func first(
    age: Int, legalStatus: ShortText, isAlone: Bool, on day: Day, _ random: inout ChildRandom
  ) -> Placement {
    let choice =
      if isAlone { alone } else if legalStatus.first == UInt8(ascii: "J") { remand } else {
        switch age {
        case 0: firstBaby
        case 1..<10: firstChild
        case 10..<16: firstYouth
        default: firstAdolescent
        }
      }
    let code = choice.draw(&random)
    return placement(allowed(code, legalStatus, age, day), &random)
  }

  /// The placement that a child moves to.
  static func later(
    age: Int, legalStatus: ShortText, isAlone: Bool, on day: Day, _ random: inout ChildRandom
  ) -> Placement {
    let choice =
      if isAlone { alone } else {
        switch age {
        case ..<10: laterChild
        case 10..<16: laterYouth
        default: laterAdolescent
        }
      }
    let code = choice.draw(&random)
    return placement(allowed(code, legalStatus, age, day), &random)
  }

  /// A code that law and the calendar allow.
  ///
  /// Only a child under a care order is placed with parents; nobody is placed under 16 in supported
  /// accommodation; independent living ended with `lastIndependentLiving`.
  private static func allowed(
    _ code: ShortText, _ legalStatus: ShortText, _ age: Int, _ day: Day
  ) -> ShortText {
    switch code {
    case "P1": legalStatus == "C1" || legalStatus == "C2" ? code : "U6"
    case "H5", "P2": age < 16 ? "U6" : code == "P2" && day >= lastIndependentLiving ? "H5" : code
    case "R3": age < 2 ? code : "U6"
    default: code
    }
  }

  /// 28 October 2023: from this day on no child may live in a placement of code P2.
  static let lastIndependentLiving = Day(2023, 10, 28)

  /// A placement of a code, with a provider, a postcode and a registration number.
  static func placement(_ code: ShortText, _ random: inout ChildRandom) -> Placement {
    let provider: ShortText =
      switch code {
      case "P1": "PR0"
      case "U1", "U2", "U3": "PR1"
      case "U4", "U5", "U6": ofFostering.draw(&random)
      case "K2": ofHomes.draw(&random)
      case "K1": random.chance(0.6) ? "PR2" : "PR4"
      case "H5", "P2": ofSupported.draw(&random)
      case "A3", "A4", "A5", "A6": ofAdoption.draw(&random)
      case "R2", "R5": "PR3"
      case "R1", "R3", "P3", "S1": "PR4"
      default: ""
      }
    let isRegistered = !provider.isEmpty && ["U", "K", "H", "R", "S"].contains(initial(of: code))
    return Placement(
      code: code, provider: provider, postcode: MadePostcode.draw(&random),
      urn: isRegistered ? urn(code, &random) : code == "P1" || code == "P2" ? "XXXXXXX" : "")
  }

  private static func initial(of code: ShortText) -> ShortText {
    var text = ShortText()
    text.set(code.first, at: 0)
    return text
  }

  /// Seven digits, or the text for a place that has no number, as those of health and custody.
  private static func urn(_ code: ShortText, _ random: inout ChildRandom) -> ShortText {
    guard code != "R2", code != "R5", !random.chance(0.03) else { return "XXXXXXX" }
    return ShortText.digits(1_000_000 + random.below(2_000_000))
  }
}

/// Postcodes in the form of real ones, in an area that does not exist.
enum MadePostcode {
  private static let letters = Array("ABDEFGHJLNPQRSTUWXYZ".utf8)

  /// Draws one, such as `ZZ14 3BD`.
  static func draw(_ random: inout ChildRandom) -> ShortText {
    var text = ShortText.digits(random.within(1...39), after: "ZZ")
    var position = text.count
    let rest = [
      UInt8(ascii: " "), UInt8(ascii: "0") + UInt8(random.below(10)),
      letters[random.below(letters.count)], letters[random.below(letters.count)],
    ]
    for byte in rest {
      text.set(byte, at: position)
      position += 1
    }
    return text
  }
}
