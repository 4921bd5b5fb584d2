internal import CareStatistics

/// A made-up episode of care: a stretch of days with one legal status and one placement.
struct CareEpisode: Sendable {
  /// The day it starts.
  var start: Day
  /// The day it stops, which is no longer a day of it.
  var end: Day
  /// Why it started: S, L, P, T, B or U.
  var reason: ShortText
  var legalStatus: ShortText
  var need: ShortText
  var placement: Placement
  /// Why it ended: X1 where another follows on the same day.
  var ending: ShortText = "X1"
  /// Why the placement changed at the end; blank where it did not.
  var change: ShortText = ""

  /// Whether it is one of a series of short breaks, which are no care in the counts.
  var isShortBreak: Bool { legalStatus == "V3" || legalStatus == "V4" }
}

/// Where and with whom a child lives.
struct Placement: Sendable, Equatable {
  /// The code of the placement, as it was when it began.
  var code: ShortText
  /// Who provides it; blank where none is asked for.
  var provider: ShortText
  var postcode: ShortText
  var urn: ShortText

  /// Whether it is a temporary stay elsewhere: T0 to T4.
  var isTemporary: Bool { code.first == UInt8(ascii: "T") }
  /// Whether the child lives with those who will adopt it: A3 to A6.
  var isAdoption: Bool { code.first == UInt8(ascii: "A") }
}

/// A made-up child with all its care.
struct CareChild: Sendable {
  enum Sex: Sendable {
    case male, female
    /// Only where the return has a code for it all the time.
    case unknown
  }

  /// What everything beyond the episodes is drawn from.
  let seed: UInt64
  /// The child's identifier, the same in all years and unlike any other of the authority.
  let identifier: ShortText
  let pupilNumber: ShortText
  let sex: Sex
  let birth: Day
  let ethnicity: ShortText
  /// Blank for a child without a home in the country.
  let homePostcode: ShortText
  /// The day on which the child had a child of her own.
  let motherhood: Day?
  /// For a child who came alone to seek asylum, the day on which that ends.
  let asylumEnd: Day?
  /// In order; every one after a day of the one before.
  var episodes: [CareEpisode] = []

  /// The eighteenth birthday.
  var adulthood: Day { birth.birthday(18) }

  /// The age in completed years.
  func age(on day: Day) -> Int {
    let (year, month, dayOfMonth) = day.parts
    let (birthYear, birthMonth, birthDay) = birth.parts
    return year - birthYear - ((month, dayOfMonth) < (birthMonth, birthDay) ? 1 : 0)
  }
}
