import CareStatistics
import TestSupport
import Testing

@testable import PartnerReturns

/// What the figures on safety give away.
struct DisclosureSafetyTests {
  private func observation(
    _ all: [LocalObservation], _ measure: LocalMeasure, _ year: Int
  ) -> LocalObservation? {
    all.first {
      $0.measure == measure.rawValue && $0.year == year && $0.month == nil && $0.breakdown.isEmpty
    }
  }

  @Test func `a whole per cent of a known number stands for no one to five, inside or outside`() {
    for whole in 0...400 {
      for part in 0...whole {
        guard let share = protectedProportion(numerator: part, denominator: whole) else { continue }
        #expect(whole >= 10 && !(1...5).contains(part) && !(1...5).contains(whole - part))
        #expect((0...1).contains(share))
      }
      // What is withheld leaves at least five parts to choose from.
      let withheld = (0...whole).filter {
        protectedProportion(numerator: $0, denominator: whole) == nil
      }
      #expect(withheld.isEmpty || withheld.count >= min(5, whole + 1))
    }
  }

  @Test(arguments: [(15, 61), (40, 62), (80, 63), (150, 64)])
  func `figures on safety rest on shown numbers of ten children and more`(
    children: Int, seed: Int
  ) throws {
    try DisclosureSample.with(children: children, years: 2021...2024, seed: UInt64(seed)) { root in
      let publication = try DisclosurePublication(root: root)
      let all = publication.observations
      for year in publication.years {
        let ceases = try #require(observation(all, .ceases, year))
        let stock = try #require(observation(all, .stock, year))
        for measure in [
          LocalMeasure.lengthLowerQuartile, .lengthMedian, .lengthUpperQuartile, .returners,
        ] {
          let figure = try #require(observation(all, measure, year))
          #expect(figure.number == nil || (ceases.number ?? 0) >= 10, "\(year) \(measure)")
        }
        let share = try #require(observation(all, .threePlacements, year))
        #expect(share.number == nil || (stock.number ?? 0) >= 10)
        let moves = try #require(observation(all, .placementMoves, year))
        #expect(moves.number.map { !(1...5).contains(Int($0)) } ?? true)
      }
    }
  }

  @Test func `with a hidden number ceasing, quartiles and returners are withheld`() throws {
    // Five children start and ten cease: less five, both are hidden, and a median, which takes ten
    // children, would say that ten ceased at least, hence that five started at least.
    func row(_ fields: String...) -> String { fields.joined(separator: ",") + "\n" }
    var header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
    var episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    episodes += "HOME_POST,PL_POST,URN\n"
    for child in 0..<40 {
      header += row("\(child)", "1", "01/02/2012", "WBRI", "A", "", "")
      let isNew = child < 5
      let isGone = child >= 30
      episodes += row(
        "\(child)", isNew ? "01/06/2022" : "01/06/2021", "S", "C2", "N1", "U6", "PR1",
        isGone ? "01/09/2022" : "", isGone ? "E13" : "", "", "", "", "")
    }
    let files = [
      "E06000036/2023/header.csv": header, "E06000036/2023/episodes.csv": episodes,
      "E06000036/2024/header.csv": header,
      "E06000036/2024/episodes.csv":
        episodes.split(separator: "\n").filter { !$0.contains("E13") }.joined(separator: "\n"),
    ]
    try ReturnFixture.withFolder(files) { root in
      let publication = try DisclosurePublication(root: root)
      let all = publication.observations
      #expect(publication.truth[.init(year: 2023, measure: .ceases)] == 10)
      #expect(publication.truth[.init(year: 2023, measure: .starts)] == 5)
      for measure in [
        LocalMeasure.ceases, .starts, .lengthLowerQuartile, .lengthMedian, .lengthUpperQuartile,
        .returners,
      ] {
        let figure = try #require(observation(all, measure, 2023))
        #expect(figure.number == nil && figure.status == .confidential, "\(measure)")
      }
    }
  }
}
