/// The words of the Department for Education's placements file.
///
/// The authorities are made up, and so are their codes: no figure made here can pass for one of a
/// real authority.
enum TidyVocabulary {
  static let columns = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "la_name", "new_la_code", "characteristic",
    "breakdown", "children_count", "children_percent",
  ]

  /// Newest first, as published.
  static let years = ["2025", "2024", "2023", "2022", "2021"]

  static let regions: [(code: String, name: String)] = [
    ("E12000001", "North East"), ("E12000002", "North West"),
    ("E12000003", "Yorkshire and The Humber"), ("E12000004", "East Midlands"),
    ("E12000005", "West Midlands"), ("E12000006", "East of England"), ("E12000007", "London"),
    ("E12000008", "South East"), ("E12000009", "South West"),
  ]

  /// Every breakdown with its characteristic; bars enclose the word that quotes can be put around.
  static let breakdowns: [(characteristic: String, text: String)] =
    [
      "Distance |not| known or not recorded",
      "Placed |inside| LA boundary less than 20 miles from home",
      "Placed |inside| LA boundary more than 20 miles from home",
      "Placed |outside| LA boundary less than 20 miles from home",
      "Placed |outside| LA boundary more than 20 miles from home",
      "Total |new| placements",
    ].map { ("Location of new placements during the year", $0) }
    + [
      "Allegation |(s47)|",
      "Approval |removed|",
      "Carer requests placement end |other| than due to child's behaviour",
      "Carer requests placement ends |due| to child's behaviour",
      "Change in the |status| of a placement only",
      "Change to/implementation of care |plan|",
      "|Child| requests placement to end",
      "|Custody| arrangement",
      "|Other|",
      "|Resignation| or closure of provision",
      "|Responsible/area| authority requests placement ends",
      "|Standards| of care concern",
      "Total placements |changing|",
    ].map { ("Reason for placement change during the year", $0) }

  /// What stands where a figure is withheld or missing, each as often as it is to be met.
  static let symbols = [
    "c", "c", "c", "c", "c", "c", "c", "c", "z", "z", "z", "x", "x", ":", "low", "low",
  ]

  /// Added to an authority's number for its old code; real ones are below 1,000.
  static let oldCodeBase = 1_000

  /// Added to an authority's number for the digits of its code; real ones are below 1,000.
  static let codeBase = 100_000
}
