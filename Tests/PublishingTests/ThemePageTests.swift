import CareStatistics
import Publishing
import TestSupport
import Testing
import TrendAnalysis

@Suite struct ThemePageTests {
  private static let sample = SampleAnalysis(authorities: 20, measures: 8)
  private static let context = sample.context()
  private static let pages = MadePages(context)

  @Test("a theme without measures has no page, and the overview lists those that have one")
  func onlyThemesWithMeasures() throws {
    let few = MadePages(SampleAnalysis(authorities: 12, measures: 2).context())
    #expect(few.paths(in: "themes/") == ["themes/reducing-need.html"])
    let overview = try #require(few["index.html"])
    #expect(overview.links.filter { $0.hasPrefix("themes/") } == ["themes/reducing-need.html"])
    let all = try #require(Self.pages["index.html"])
    #expect(all.links.filter { $0.hasPrefix("themes/") } == Self.pages.paths(in: "themes/"))
    #expect(all.ids.contains("themes"))
  }

  @Test("a table of authorities holds the published figures, the change and the standing")
  func authoritiesOfARate() throws {
    let page = try #require(Self.pages["themes/reducing-need.html"])
    let analysis = Self.context.analysis
    let measure = try #require(analysis.table.measure("looked_after_rate"))
    let table = try #require(
      page.tables.first { $0.rows.first?.contains("Beside the rest of England") == true })
    #expect(
      table.rows.first == [
        "Authority", "2025", "2016", "Change", "Beside the rest of England", "Region",
      ])
    #expect(table.rows.count == 1 + analysis.table.register.currentAuthorities.count)
    for area in analysis.table.register.currentAuthorities {
      let row = try #require(table.rows.first { $0.first == area.name })
      let ends = [2025, 2016].map { year in
        analysis.table.observation(of: measure.id, in: area.key, year: year)
      }
      for (cell, observation) in zip(row[1...2], ends) {
        if let value = observation?.value {
          #expect(cell == NumberText.fixed(value, decimals: 0), "\(area.name)")
        } else {
          #expect(cell.hasPrefix("["), "\(area.name)")
        }
      }
      if let now = ends[0]?.precise, let before = ends[1]?.precise {
        #expect(row[3] == NumberText.signed(now - before), "\(area.name)")
      } else {
        #expect(row[3].hasPrefix("["), "\(area.name)")
      }
      let words = row[4].lowercased()
      #expect(words.contains("difference") || words.contains("assessed") || words.contains("("))
    }
  }

  @Test("regions and England stand in a table a measure, as the comparators have them")
  func regionsByYear() throws {
    for (theme, ids) in [
      ("reducing-need", ["looked_after_rate", "looked_after_number"]), ("workforce", ["caseload"]),
    ] {
      let page = try #require(Self.pages["themes/\(theme).html"])
      for id in ids {
        let measure = try #require(Self.context.analysis.table.measure(id))
        let comparators = try #require(Self.context.analysis.comparators[id])
        let expected = comparators.england.map {
          $0.shown.map { NumberText.fixed($0, decimals: measure.decimals) } ?? ""
        }
        let tables = page.tables.filter { $0.rows.contains(["England"] + expected) }
        #expect(tables.count == 1, "\(id)")
        for region in Self.context.analysis.table.register.regions {
          let figures = try #require(comparators.regions[region.key]).map {
            $0.shown.map { NumberText.fixed($0, decimals: measure.decimals) } ?? ""
          }
          #expect(tables.first?.rows.contains([region.name] + figures) == true, "\(region.name)")
        }
      }
    }
  }

  @Test("numbers are drawn for England alone, and listed in one table for all authorities")
  func numbersAreNotSpread() throws {
    let page = try #require(Self.pages["themes/reducing-need.html"])
    #expect(page.ids.contains("e-looked_after_number-t"))
    #expect(page.ids.contains("s-looked_after_rate-t"))
    for chart in ["s-looked_after_number-t", "r-looked_after_number-t"] {
      #expect(!page.ids.contains(chart), "\(chart)")
    }
    let area = try #require(Self.context.analysis.table.register[AreaKey("801")])
    let value = try #require(
      Self.context.analysis.table.observation(
        of: "looked_after_number", in: area.key, year: 2025)?.value)
    let rows = page.tables.flatMap(\.rows).filter { $0.first == area.name }
    #expect(rows.contains { $0.count == 3 && $0[1] == NumberText.fixed(value) })
  }

  @Test("a measure says whether it is tested, and why not")
  func testedOrDescribed() throws {
    let page = try #require(Self.pages["themes/reducing-need.html"]).visibleText
    #expect(
      page.contains("Tested: change beside the rest of England, 2016 to 2025 and 2021 to 2025."))
    #expect(page.contains("Described, not tested: a number follows the size of an area."))
    let workforce = try #require(Self.pages["themes/workforce.html"]).visibleText
    #expect(workforce.contains("not tested: the files do not give the counts behind it."))
  }

  @Test("the spread in the table is that of type 7 quantiles of the authorities' figures")
  func spreadIsThatOfTheFigures() throws {
    let page = try #require(Self.pages["themes/front-door.html"])
    let table = try #require(page.tables.first { $0.rows.first?.first == "Point of the spread" })
    for year in SampleAnalysis.years {
      let values = Self.context.analysis.table.observations(of: "referral_rate")
        .filter { $0.year == year && !$0.area.rawValue.contains("/") }.compactMap(\.precise)
        .sorted()
      let column = try #require(table.rows.first?.firstIndex(of: "\(year)"))
      for (row, tenths) in [(1, 90), (3, 50), (5, 10)] {
        let place = Double(tenths * (values.count - 1)) / 100
        let low = values[Int(place)]
        let high = values[min(Int(place) + 1, values.count - 1)]
        let expected = low + (place - place.rounded(.down)) * (high - low)
        #expect(table.rows[row][column] == NumberText.fixed(expected, decimals: 1), "\(year)")
      }
      #expect(table.rows[6][column] == "\(values.count)")
    }
  }
}
