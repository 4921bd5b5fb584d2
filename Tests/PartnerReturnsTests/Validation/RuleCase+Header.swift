extension RuleCase {
  static let header: [RuleCase] =
    [
      ("101", "blank sex", "H1", "05/05/2008 - WBRI"),
      ("101", "sex of another year's list", "H1", "05/05/2008 M WBRI"),
      ("101", "female", "", "05/05/2008 2 WBRI"),
      ("102", "blank birth", "H1", "- 1 WBRI"),
      ("102", "a day that is none", "H1", "30/02/2008 1 WBRI"),
      ("102", "a leap day", "", "29/02/2008 1 WBRI"),
      ("103", "blank ethnic origin", "H1", "05/05/2008 1 -"),
      ("103", "no code", "H1", "05/05/2008 1 ZZZZ"),
      ("103", "in lower case", "", "05/05/2008 1 refu"),
      ("301", "born on 1 April after the year", "H1", "01/04/2018 1 WBRI"),
      ("301", "born on 31 March", "", "31/03/2018 1 WBRI"),
      ("351", "25 on the day before the year", "H1", "31/03/1992 1 WBRI"),
      ("351", "25 on the first day", "", "01/04/1992 1 WBRI"),
    ].map { RuleCase($0, $1, flags: $2, SampleChild(headers: [$3], episodes: ["05/06/2017.. S"])) }
    + [
      RuleCase(
        "INT32", "two rows", flags: "H1 H2",
        SampleChild(headers: ["05/05/2008 1 WBRI", "05/05/2008 1 WBRI"])),
      RuleCase("INT32", "one row", flags: "", SampleChild()),
      RuleCase("EPI", "neither episodes nor OC3", flags: "H1", SampleChild()),
      RuleCase("EPI", "in OC3", flags: "", SampleChild(isInOC3: true)),
      RuleCase("EPI", "an episode without a date", flags: "", "x.. S"),
    ]

  static let headerAndEpisodes: [RuleCase] = [
    RuleCase(
      "INT03", "no Header row", flags: "E1 E2",
      SampleChild(headers: [], episodes: ["05/06/2017.. S", "x.. S"])),
    RuleCase("INT03", "a Header row", flags: "", "05/06/2017.. S"),
    RuleCase(
      "302", "began the day before birth", flags: "H1 E2", born: "02/06/2017",
      "05/06/2017.. P", "01/06/2017..05/06/2017 S X1"),
    RuleCase("302", "began on the day of birth", flags: "", born: "01/06/2017", "01/06/2017.. S"),
    RuleCase(
      "302", "an unreadable beginning beside it", flags: "H1 E2", born: "02/06/2017",
      "2017-05-01.. S", "01/06/2017.. S"),
    RuleCase(
      "302", "one of two births", flags: "H2 E1",
      SampleChild(
        headers: ["01/06/2017 1 WBRI", "02/06/2017 1 WBRI"], episodes: ["01/06/2017.. S"])),
    RuleCase("352", "on the birthday", flags: "E1", born: "05/06/1999", "05/06/2017.. S"),
    RuleCase("352", "the day before it", flags: "", born: "06/06/1999", "05/06/2017.. S"),
    RuleCase("352", "a continuation", flags: "", born: "05/06/1999", "05/06/2017.. P"),
    RuleCase("352", "born on 29 February", flags: "", born: "29/02/2000", "28/02/2018.. S"),
    RuleCase("352", "the day after it", flags: "E1", born: "29/02/2000", "01/03/2018.. S"),
    RuleCase("359", "18 on 30 March", flags: "E1", born: "30/03/2000", "05/06/2017.. S"),
    RuleCase("359", "18 on 31 March", flags: "", born: "31/03/2000", "05/06/2017.. S"),
    RuleCase("359", "V2 in K2", flags: "", born: "30/03/2000", "05/06/2017.. S LS=V2 PLACE=K2"),
    RuleCase("359", "V2 elsewhere", flags: "E1", born: "30/03/2000", "05/06/2017.. S LS=V2"),
    RuleCase("359", "ended", flags: "", born: "30/03/2000", "05/06/2017..30/03/2018 S E17"),
    RuleCase("359", "no readable beginning", flags: "E1", born: "30/03/2000", "x.. S"),
    RuleCase(
      "386", "on the birthday", flags: "E1", born: "05/07/1999", "05/06/2017..05/07/2017 S E11"),
    RuleCase(
      "386", "the day before it", flags: "", born: "06/07/1999", "05/06/2017..05/07/2017 S E12"),
    RuleCase(
      "407", "the day after the birthday", flags: "H1 E1", born: "04/07/1999",
      "05/06/2017..05/07/2017 S E48"),
    RuleCase(
      "407", "on the birthday", flags: "", born: "05/07/1999", "05/06/2017..05/07/2017 S E48"),
    RuleCase(
      "407", "one of two births", flags: "H2 E1",
      SampleChild(
        headers: ["05/07/1999 1 WBRI", "04/07/1999 1 WBRI"],
        episodes: ["05/06/2017..05/07/2017 S E48"])),
    RuleCase("407", "another end", flags: "", born: "04/07/1999", "05/06/2017..05/07/2017 S E41"),
    RuleCase(
      "460", "the day before", flags: "E1", born: "06/07/1999", "05/06/2017..05/07/2017 S E17"),
    RuleCase(
      "460", "on the birthday", flags: "", born: "05/07/1999", "05/06/2017..05/07/2017 S E17"),
    RuleCase("358", "on the birthday", flags: "H1 E1", born: "05/06/2007", "05/06/2017.. S LS=J2"),
    RuleCase("358", "the day after", flags: "", born: "04/06/2007", "05/06/2017.. S LS=J2"),
    RuleCase(
      "358", "one of two births", flags: "H2 E1",
      SampleChild(
        headers: ["04/06/2007 1 WBRI", "05/06/2007 1 WBRI"], episodes: ["05/06/2017.. S LS=J2"])),
    RuleCase("358", "no youth justice", flags: "", born: "05/06/2007", "05/06/2017.. S LS=L1"),
    RuleCase(
      "387", "the day before", flags: "E1", born: "06/07/2003", "05/06/2017..05/07/2017 S E6"),
    RuleCase(
      "387", "on the birthday", flags: "", born: "05/07/2003", "05/06/2017..05/07/2017 S E5"),
    RuleCase(
      "389", "the day before", flags: "E1", born: "06/07/2001", "05/06/2017..05/07/2017 S E7"),
    RuleCase(
      "389", "on the birthday", flags: "", born: "05/07/2001", "05/06/2017..05/07/2017 S E7"),
    RuleCase("389", "no birth to read", flags: "E1", born: "-", "05/06/2017..05/07/2017 S E7"),
    RuleCase("389", "no end to read", flags: "E1", born: "05/07/1990", "05/06/2017..x S E7"),
    RuleCase("389", "another end", flags: "", born: "-", "05/06/2017..05/07/2017 S E8"),
  ]
}
