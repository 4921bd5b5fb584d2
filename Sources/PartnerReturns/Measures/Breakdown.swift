internal import CareStatistics

/// A way to break a count of children down, with the groups of the published tables.
///
/// Codes are grouped with the union of all years' lists, so that a series goes through. The raw value
/// is the column's name in outputs.
package enum Breakdown: String, Sendable, CaseIterable {
  /// Completed years at 31 March, at the start or at ceasing, in five bands.
  case ageBand = "age_band"
  /// The bands of the published tables on ceasing, with 16, 17 and 18 apart.
  case ageOnCeasing = "age_on_ceasing"
  /// Where the child is or was placed.
  case placementGroup = "placement_group"
  /// The legal status in the groups of the tables at 31 March.
  case legalStatus = "legal_status"
  /// Why the child needed services when the period of care started.
  case categoryOfNeed = "category_of_need"
  case sex
  case ethnicGroup = "ethnic_group"
  /// Whether the child counts as an unaccompanied asylum-seeking child.
  case unaccompanied = "uasc"
  /// Why the child ceased to be looked after; for ceasing alone.
  case reasonCeased = "reason_ceased"

  /// Whether the breakdown says anything about a count.
  package func applies(to measure: CountedMeasure) -> Bool {
    switch self {
    case .ageOnCeasing, .reasonCeased: measure == .ceases
    default: true
    }
  }

  /// The groups, by number; the last is `unknown` where the field can be missing or unlisted.
  package var groups: [String] {
    switch self {
    case .ageBand: Self.youngBands + ["16 and over", "unknown"]
    case .ageOnCeasing: Self.youngBands + ["16", "17", "18 and over", "unknown"]
    case .placementGroup:
      [
        "foster placements", "placed for adoption", "placed with parents",
        "independent and semi-independent living or supported accommodation",
        "secure homes and children's homes", "residential schools", "other residential settings",
        "other placements", "unknown",
      ]
    case .legalStatus:
      [
        "full care order", "interim care order", "placement order granted",
        "voluntary under section 20", "detained for child protection", "youth justice",
        "freed for adoption", "short breaks", "unknown",
      ]
    case .categoryOfNeed: CategoryOfNeed.groups
    case .sex: ["male", "female", "neither or unknown", "unknown"]
    case .ethnicGroup:
      ["white", "mixed", "asian", "black", "other", "refused or not yet available", "unknown"]
    case .unaccompanied: ["unaccompanied", "not unaccompanied"]
    case .reasonCeased: ReasonCeased.groups
    }
  }

  private static let youngBands = ["under 1", "1 to 4", "5 to 9", "10 to 15"]
}

/// Everything about one counted child that a breakdown may ask for.
struct EventContext {
  let event: CountedEvent
  /// The episode that gives the characteristics.
  let episode: EpisodeRow
  /// The first episode of the period of care.
  let opening: EpisodeRow
  let facts: ChildFacts
}

extension Breakdown {
  /// The group of a counted child.
  func group(of context: EventContext) -> Int {
    switch self {
    case .ageBand: Self.ageBand(context.age)
    case .ageOnCeasing: Self.ageOnCeasing(context.age)
    case .placementGroup: context.episode.placement.group
    case .legalStatus: context.episode.legalStatus.group
    case .categoryOfNeed: context.opening.need.group
    case .sex: context.facts.sex.group
    case .ethnicGroup: context.facts.ethnicity.group
    case .unaccompanied: context.facts.isUnaccompanied(in: context.event) ? 0 : 1
    case .reasonCeased: context.episode.ceased.group
    }
  }

  private static func ageBand(_ age: Int?) -> Int {
    switch age {
    case nil: 5
    case .some(..<1): 0
    case .some(1..<5): 1
    case .some(5..<10): 2
    case .some(10..<16): 3
    case .some: 4
    }
  }

  private static func ageOnCeasing(_ age: Int?) -> Int {
    switch age {
    case nil: 7
    case .some(16): 4
    case .some(17): 5
    case .some(18...): 6
    case .some: ageBand(age)
    }
  }
}

extension EventContext {
  /// Completed years on the day of the event; `nil` where the birth is unknown.
  var age: Int? { facts.birth.day.map { event.day.age(bornOn: $0) } }
}
