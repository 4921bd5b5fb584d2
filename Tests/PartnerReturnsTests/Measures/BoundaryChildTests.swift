import Testing

@testable import PartnerReturns

/// Every boundary child of the fixture, with the place that the notes beside it give.
struct BoundaryChildTests {
  /// One count of one child: the age band and the placement group it is in.
  private struct Place: Equatable, CustomStringConvertible {
    let measure: CountedMeasure
    let age: String
    let placement: String
    var description: String { "\(measure) \(age) \(placement)" }
  }

  private static func stock(_ age: String, _ placement: String = foster) -> Place {
    Place(measure: .stock, age: age, placement: placement)
  }
  private static func starts(_ age: String, _ placement: String = foster) -> Place {
    Place(measure: .starts, age: age, placement: placement)
  }
  private static func ceases(_ age: String, _ placement: String = foster) -> Place {
    Place(measure: .ceases, age: age, placement: placement)
  }

  private static let foster = "foster placements"
  private static let home = "secure homes and children's homes"
  private static let independent =
    "independent and semi-independent living or supported accommodation"
  private static let other = "other placements"
  private static let residential = "other residential settings"

  /// By hand, from notes.csv: who is counted in the year to 31 March 2018, and where.
  private static let expected: [(child: String, places: [Place])] = [
    ("C01", [stock("5 to 9")]),
    ("C02", [starts("5 to 9"), stock("5 to 9")]),
    // Ten on the day it starts, which is 31 March.
    ("C03", [starts("10 to 15"), stock("10 to 15")]),
    ("C04", [ceases("5 to 9"), starts("5 to 9")]),
    ("C05", [ceases("5 to 9")]),
    // The first start is in foster care, on 31 March the child is in a home.
    ("C06", [ceases("5 to 9"), starts("5 to 9"), stock("5 to 9", home)]),
    ("C07", [ceases("5 to 9", home), starts("5 to 9")]),
    ("C08", [starts("5 to 9"), stock("5 to 9", home)]),
    ("C09", []), ("C10", []),
    ("C11", [starts("5 to 9"), stock("5 to 9")]),
    ("C12", [stock("5 to 9")]),
    // Eighteen on 31 March and still open; 17 on the day of starting.
    ("C13", [starts("16 and over"), stock("16 and over")]),
    ("C14", [starts("16 and over"), stock("16 and over")]),
    ("C14B", [starts("16 and over", home), stock("16 and over", home)]),
    ("C15", [ceases("18 and over"), starts("16 and over")]),
    // Born on 29 February 2008: nine on 28 February 2018, ten on 31 March.
    ("C16", [starts("5 to 9"), stock("10 to 15")]),
    ("C17", [starts("under 1"), stock("under 1")]),
    ("C18", [starts("16 and over", independent), stock("16 and over", independent)]),
    ("C19", [starts("16 and over", independent), stock("16 and over", independent)]),
    ("C20", [ceases("1 to 4", "placed for adoption"), starts("1 to 4", "placed for adoption")]),
    ("C70", [starts("under 1", "placed with parents"), stock("1 to 4", "placed with parents")]),
    ("C71", [starts("1 to 4", "residential schools"), stock("1 to 4", "residential schools")]),
    ("C72", [starts("10 to 15", residential), stock("16 and over", residential)]),
    ("C73", [starts("5 to 9"), stock("5 to 9", other)]),
    ("C62", [starts("5 to 9"), stock("5 to 9")]),
  ]

  /// The counted places of one child alone, from a return in which it is the only one.
  private func places(of child: String, withPrevious: Bool) throws -> [Place] {
    let files = try ReturnFixture.miniFiles(withPrevious: withPrevious).mapValues { text in
      let lines = text.split(whereSeparator: \.isNewline)
      return
        (lines.prefix(1)
        + lines.dropFirst().filter { line in
          line.split(separator: ",")[0].filter { $0 != "\"" } == child
        }).joined(separator: "\n") + "\n"
    }
    return try ReturnFixture.withFolder(files) { root in
      let counts = try ModuleCount(root, years: 2018...2018, monthly: false).counts
      func group(_ breakdown: String, _ measure: CountedMeasure) -> String {
        let prefix = "0 \(measure) "
        return counts[breakdown, default: [:]].keys.first { $0.hasPrefix(prefix) }
          .map { String($0.dropFirst(prefix.count)) } ?? "not counted"
      }
      return CountedMeasure.allCases.filter { counts[""]?["0 \($0) all"] == 1 }.map { measure in
        Place(
          measure: measure,
          age: group(measure == .ceases ? "age_on_ceasing" : "age_band", measure),
          placement: group("placement_group", measure))
      }
    }
  }

  @Test(arguments: expected.indices, [false, true])
  func `every boundary child is counted where its note says`(
    index: Int, withPrevious: Bool
  ) throws {
    let (child, places) = Self.expected[index]
    #expect(try self.places(of: child, withPrevious: withPrevious) == places, "\(child)")
  }

  @Test func `only the child whose status ends after the day is unaccompanied`() throws {
    try ReturnFixture.withFolder(try ReturnFixture.miniFiles(withPrevious: false)) { root in
      let counts = try ModuleCount(root, years: 2018...2018, monthly: false).counts["uasc"]
      #expect(counts?["0 stock unaccompanied"] == 1)
      #expect(counts?["0 starts unaccompanied"] == 2)
      #expect(counts?["0 ceases unaccompanied"] == nil)
    }
  }
}
