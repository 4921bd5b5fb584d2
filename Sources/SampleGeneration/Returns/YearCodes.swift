/// The codes of a collection year, where they are not those of every year.
///
/// An episode keeps the codes of its beginning in a care history. What a year's file says for them
/// is decided here, so that an open episode changes its code between two files as it does in
/// real returns.
struct YearCodes: Sendable {
  private static let oldActivities: Choice<ShortText> = [
    "F1": 8, "F2": 22, "P2": 6, "P1": 1, "G4": 8, "G5": 18, "G6": 11, "F3": 20, "P3": 5,
  ]
  private static let newActivities: Choice<ShortText> = [
    "F1": 8, "F2": 22, "F4": 4, "F5": 18, "P1": 1, "P2": 6, "P4": 1, "P5": 4, "G4": 8, "G5": 17,
    "G6": 11,
  ]

  private let year: Int

  /// The codes of a collection year.
  init(year: Int) { self.year = year }

  /// 1 and 2 up to 2024, letters from 2025 on.
  func sex(_ sex: CareChild.Sex) -> ShortText {
    switch sex {
    case .male: year < 2025 ? "1" : "M"
    case .female: year < 2025 ? "2" : "F"
    case .unknown: "U"
    }
  }

  /// Semi-independent and independent living are registered supported accommodation from 2025 on;
  /// "other" is one of four codes from 2026 on, always the same for a child.
  func place(_ code: ShortText, of child: CareChild) -> ShortText {
    switch code {
    case "H5", "P2": return year < 2025 ? code : "K3"
    case "Z1": return year < 2026 ? code : ShortText.digits(11 + Int(child.seed % 4), after: "Z")
    default: return code
    }
  }

  /// What a care leaver does: code 3 for the disabled and the parents until 2021, 4 and 5 from then.
  func activity(_ random: inout ChildRandom) -> ShortText {
    (year < 2022 ? Self.oldActivities : Self.newActivities).draw(&random)
  }
}
