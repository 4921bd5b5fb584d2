import CareStatistics
import Foundation
import PublishedStatistics
import TestSupport
import Testing

struct CatalogueTests {
  private func fault(_ change: (String) -> String) -> ConfigurationFault? {
    do {
      _ = try Catalogue(yaml: change(SmallPipeline.catalogue), file: "measures.yml")
      return nil
    } catch {
      return error
    }
  }

  @Test func `the catalogue that comes with the project is read whole`() throws {
    let text = try String(
      contentsOf: packageRoot.appending(path: "Pipelines/measures.yml"), encoding: .utf8)
    let catalogue = try Catalogue(yaml: text, file: "measures.yml")
    #expect(catalogue.sources.count == 8)
    #expect(Set(catalogue.measures.map(\.measure.theme)) == Set(Theme.allCases))
    let needed = [
      "looked_after_rate", "looked_after_number", "starting_rate", "starting_number",
      "ceasing_rate", "ceasing_number", "referral_rate", "re_referrals", "in_need_rate",
      "second_plans", "placed_far_outside", "turnover", "vacancy", "agency", "absence", "caseload",
    ]
    for id in needed {
      #expect(catalogue.measures.contains { $0.measure.id == id }, "\(id)")
    }
  }

  @Test func `an unknown key is refused with its line and a suggestion`() {
    let fault = fault { $0.replacingOccurrences(of: "short_name: Care", with: "shortname: Care") }
    #expect(fault?.line == 9)
    #expect(fault?.message.contains("shortname") == true)
    #expect(fault?.remedy.contains("short_name") == true)
  }

  @Test func `an unknown value is refused with the values that there are`() {
    let fault = fault { $0.replacingOccurrences(of: "theme: reducing need", with: "theme: other") }
    #expect(fault?.remedy.contains("'front door'") == true)
  }

  @Test func `a reading must name a known source`() {
    let fault = fault { $0.replacingOccurrences(of: "{source: tool,", with: "{source: tol,") }
    #expect(fault?.message.contains("'tol'") == true)
  }

  @Test func `a population must be a measure of the catalogue`() {
    let fault = fault {
      $0.replacingOccurrences(of: "measure: people_number", with: "measure: persons")
    }
    #expect(fault?.message.contains("'persons'") == true)
  }

  @Test func `a tested measure needs a numerator and a denominator`() {
    let fault = fault {
      $0.replacingOccurrences(
        of: "population: {measure: people_number, years_before: 1}", with: "tested: true")
    }
    #expect(fault?.message.contains("numerator and a denominator") == true)
  }

  @Test func `broken YAML is refused with its line`() {
    let fault = fault { $0.replacingOccurrences(of: "short_name: Care", with: "short_name: [Care") }
    #expect((fault?.line ?? 0) > 8)
  }

  @Test func `two measures of one name are refused`() {
    let text = SmallPipeline.catalogue.replacingOccurrences(
      of: "id: people_number", with: "id: care_rate")
    let faults = Catalogue.read(yaml: text, file: "measures.yml").faults
    #expect(faults.contains { $0.message.contains("the measure 'care_rate' is there twice") })
  }
}
