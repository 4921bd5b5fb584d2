extension RuleCase {
  /// A case of one open episode this year and in last year's return.
  private init(_ rule: String, _ title: String, flags: String, now: String..., last: String...) {
    self.init(
      rule, title, flags: flags, SampleChild(episodes: now, lastYear: .init(episodes: last)))
  }

  /// A case of one Header row this year and some in last year's return.
  private init(_ rule: String, _ title: String, flags: String, header: String, last: String...) {
    self.init(
      rule, title, flags: flags, SampleChild(headers: [header], lastYear: .init(headers: last)))
  }

  static let previousYear: [RuleCase] = [
    RuleCase(
      "203", "another day", flags: "H1", header: "05/05/2008 1 WBRI", last: "06/05/2008 1 WBRI"),
    RuleCase(
      "203", "the same day", flags: "", header: "05/05/2008 1 WBRI", last: "5/5/2008 1 WBRI"),
    RuleCase("203", "none last year", flags: "", header: "05/05/2008 1 WBRI", last: "x 1 WBRI"),
    RuleCase("203", "none this year", flags: "", header: "- 1 WBRI", last: "06/05/2008 1 WBRI"),
    RuleCase(
      "203", "one of two", flags: "", header: "05/05/2008 1 WBRI", last: "06/05/2008 1 WBRI",
      "05/05/2008 1 WBRI"),
    RuleCase(
      "202", "another sex", flags: "H1", header: "05/05/2008 1 WBRI", last: "05/05/2008 2 WBRI"),
    RuleCase(
      "202", "the same sex", flags: "", header: "05/05/2008 1 WBRI", last: "05/05/2008 1 WBRI"),
    RuleCase(
      "202", "no code last year", flags: "", header: "05/05/2008 1 WBRI", last: "05/05/2008 9 WBRI"),
    RuleCase(
      "202", "blank this year", flags: "", header: "05/05/2008 - WBRI", last: "05/05/2008 2 WBRI"),
    RuleCase("502", "another day", flags: "E1", now: "10/01/2017.. S", last: "12/01/2017.. S"),
    RuleCase("502", "the same day", flags: "", now: "10/01/2017.. S", last: "10/01/2017.. S"),
    RuleCase(
      "502", "ended last year", flags: "", now: "10/01/2017.. S",
      last: "10/01/2016..09/01/2017 S E8"),
    RuleCase(
      "502", "any open one", flags: "E1", now: "10/01/2017.. S", last: "10/01/2016.. S",
      "10/01/2017.. S"),
    RuleCase("502", "a day that cannot be read", flags: "", now: "10/01/2017.. S", last: "x.. S"),
    RuleCase("503A", "another", flags: "E1", now: "10/01/2017.. P", last: "10/01/2017.. S"),
    RuleCase("503A", "the same", flags: "", now: "10/01/2017.. S", last: "10/01/2017.. S"),
    RuleCase(
      "503A", "ended", flags: "", now: "10/01/2017.. P", last: "10/01/2017..11/01/2017 S X1"),
    RuleCase(
      "503A", "the latest last year, the first this year", flags: "", now: "10/05/2017.. P",
      "10/01/2017..10/05/2017 S X1", last: "10/01/2017.. S", "10/01/2016..10/01/2017 L X1"),
    RuleCase(
      "503A", "the open one of one day, past those without a date", flags: "E1",
      now: "10/01/2017.. P", last: "x..10/01/2017 P X1", "10/01/2017.. S",
      "10/01/2017..10/01/2017 P X1"),
    RuleCase("503B", "another", flags: "E1", now: "10/01/2017.. S", last: "10/01/2017.. S LS=C1"),
    RuleCase(
      "503B", "the same", flags: "", now: "10/01/2017.. S LS=C1", last: "10/01/2017.. S LS=C1"),
    RuleCase("503C", "another", flags: "E1", now: "10/01/2017.. S", last: "10/01/2017.. S CIN=N2"),
    RuleCase(
      "503C", "the same", flags: "", now: "10/01/2017.. S CIN=N2", last: "10/01/2017.. S CIN=N2"),
    RuleCase(
      "503D", "another", flags: "E1", now: "10/01/2017.. S", last: "10/01/2017.. S PLACE=K2"),
    RuleCase(
      "503D", "the same", flags: "", now: "10/01/2017.. S PLACE=H5", last: "10/01/2017.. S PLACE=H5"
    ),
    RuleCase(
      "503E", "another", flags: "E1", now: "10/01/2017.. S", last: "10/01/2017.. S PROVIDER=PR4"),
    RuleCase(
      "503E", "blank", flags: "E1", now: "10/01/2017.. S PROVIDER=-", last: "10/01/2017.. S"),
    RuleCase("503E", "the same", flags: "", now: "10/01/2017.. S", last: "10/01/2017.. S"),
    RuleCase("503F", "another", flags: "E1", now: "10/01/2017.. S", last: "10/01/2017.. S URN=B"),
    RuleCase(
      "503F", "the same", flags: "", now: "10/01/2017.. S URN=B", last: "10/01/2017.. S URN=B"),
    RuleCase(
      "562", "another day", flags: "E1", now: "31/03/2017.. S", last: "10/01/2016..09/01/2017 S E8"),
    RuleCase("562", "not in the return", flags: "E1", now: "31/03/2017.. S"),
    RuleCase("562", "on 1 April", flags: "", now: "01/04/2017.. S"),
    RuleCase(
      "562", "the latest", flags: "", now: "31/03/2017.. S", last: "x.. S", "31/03/2017.. S"),
    RuleCase(
      "562", "one, but not the latest", flags: "E1", now: "10/01/2017.. S", last: "10/01/2017.. S",
      "12/01/2017.. P"),
    RuleCase(
      "NoE", "every one before the year", flags: "E1 E2", now: "10/01/2017.. S", "31/03/2017.. P",
      "01/04/2017.. P"),
    RuleCase("NoE", "an episode last year", flags: "", now: "10/01/2017.. S", last: "x.. S"),
    RuleCase(
      "199", "an adoption last year", flags: "E2", now: "10/01/2017..05/05/2017 S E11",
      "10/06/2017.. S", last: "10/01/2017..05/05/2017 S E11"),
    RuleCase(
      "199", "the same adoption", flags: "", now: "10/01/2017..01/04/2017 S E11",
      last: "10/01/2017..01/04/2017 S E11"),
  ]
}
