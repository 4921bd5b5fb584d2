import CareStatistics
import TestSupport

@testable import PartnerReturns

/// Children made from a seed.
struct RandomChild {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A child against whom nothing can be said: one period of care that opens with S, goes on by X1
  /// and P, and either goes on or ends with E4A, and that last year's return has alike.
  mutating func clean() -> SampleChild {
    let year = Int.random(in: 2015...2030, using: &generator)
    let first = Day.firstDay(ofReportingYear: year)
    var day = first.adding(.random(in: -400...200, using: &generator))
    let birth = day.adding(.random(in: -4000...0, using: &generator))
    let sex = pick(year < 2025 ? ["1", "2"] : ["M", "F", "U"])
    let status = pick(["C1", "C2", "V2", "L1", "E1"])
    let need = "N\(Int.random(in: 1...8, using: &generator))"
    let count = Int.random(in: 1...5, using: &generator)
    var child = SampleChild(
      year: year, headers: ["\(text(birth)) \(sex) \(pick(["WBRI", "MOTH", "NOBT"]))"])
    for place in 0..<count {
      let isLast = place == count - 1
      let open = "\(text(day)).."
      let fields = "LS=\(status) CIN=\(need) \(pick(["", "PLACE=K2 PROVIDER=PR4", "PLACE=R3"]))"
      if place == 0, day < first {
        child.lastYear = .init(
          headers: [child.headers[0]], episodes: ["\(open) S - \(fields)"])
      }
      let reason = place == 0 ? "S" : "P"
      let from = max(day, first)
      let latest = from.days(to: .march31(year)) - (count - place)
      let end = from.adding(.random(in: 1...max(1, latest / 2), using: &generator))
      if isLast, Bool.random(using: &generator) {
        child.episodes.append("\(open) \(reason) - \(fields)")
      } else {
        child.episodes.append("\(open)\(text(end)) \(reason) \(isLast ? "E4A" : "X1") \(fields)")
      }
      day = end
    }
    child.episodes.shuffle(using: &generator)
    return child
  }

  /// A child with any codes at all, and dates from a few days, so that they often meet.
  mutating func messy() -> SampleChild {
    let year = Int.random(in: 2017...2027, using: &generator)
    var child = SampleChild(year: year)
    child.headers = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
      "\(date(near: .march31(year - 17))) \(code(Sex.self)) \(code(Ethnicity.self))"
    }
    let near = Day.firstDay(ofReportingYear: year)
    child.episodes = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      episode(began: date(near: near), near: near)
    }
    if Bool.random(using: &generator) {
      child.lastYear = .init(episodes: [episode(began: date(near: near), near: near)])
    }
    return child
  }

  /// An episode with any codes but those of short breaks.
  mutating func episode(began: String, near: Day) -> String {
    var status = code(LegalStatus.self)
    if status == "V3" || status == "V4" { status = "C2" }
    return "\(began)..\(date(near: near)) \(code(ReasonForEpisode.self)) "
      + "\(code(ReasonCeased.self)) LS=\(status) CIN=\(code(CategoryOfNeed.self)) "
      + "PLACE=\(code(Placement.self)) PROVIDER=\(code(PlacementProvider.self))"
  }

  private mutating func date(near: Day) -> String {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: "-"
    case 1: "x"
    case let draw: text(near.adding(draw - 4))
    }
  }

  private mutating func code<Code: ReturnCode>(_ type: Code.Type) -> String {
    let raw = Array(Code.allCases).randomElement(using: &generator)?.rawValue ?? ""
    return raw.isEmpty ? "-" : raw
  }

  private mutating func pick(_ texts: [String]) -> String {
    texts.randomElement(using: &generator) ?? ""
  }

  private func text(_ day: Day) -> String {
    let (year, month, day) = day.parts
    return "\(day)/\(month)/\(year)"
  }
}
