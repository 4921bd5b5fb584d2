extension RuleCase {
  static let codes: [RuleCase] = [
    RuleCase("141", "ISO", flags: "E1", "2017-06-05.. S"),
    RuleCase("141", "blank", flags: "", ".. S"),
    RuleCase("141", "a date", flags: "", "5/6/2017.. S"),
    RuleCase("147", "a day that is none", flags: "E1", "05/06/2017..31/11/2017 S E4A"),
    RuleCase("147", "blank", flags: "", "05/06/2017.. S"),
    RuleCase("147", "whatever the beginning is", flags: "E1", "x..31/11/2017 S E4A"),
    RuleCase("143", "no code", flags: "E1", "05/06/2017.. Q"),
    RuleCase("143", "blank", flags: "", "05/06/2017.. -"),
    RuleCase("144", "no code", flags: "E1", "05/06/2017.. S LS=C9"),
    RuleCase("144", "blank", flags: "", "05/06/2017.. S LS=-"),
    RuleCase("145", "no code", flags: "E1", "05/06/2017.. S CIN=N9"),
    RuleCase("145", "the last code", flags: "", "05/06/2017.. S CIN=N8"),
    RuleCase("146", "a code of later years", flags: "E1", "05/06/2017.. S PLACE=K3"),
    RuleCase("146", "a code of the year", flags: "", "05/06/2017.. S PLACE=H5"),
    RuleCase("148", "an end without a reason", flags: "E1", "05/06/2017..05/07/2017 S"),
    RuleCase("148", "a reason without an end", flags: "E1", "05/06/2017.. S E4A"),
    RuleCase("148", "both", flags: "", "05/06/2017..05/07/2017 S E4A"),
    RuleCase("148", "neither", flags: "", "05/06/2017.. S"),
    RuleCase("148", "an end that cannot be read", flags: "", "05/06/2017..x S E4A"),
    RuleCase("148", "and no reason", flags: "E1", "05/06/2017..x S"),
    RuleCase("149", "no code", flags: "E1", "05/06/2017..05/07/2017 S E99"),
    RuleCase("149", "X1", flags: "", "05/06/2017..05/07/2017 S X1"),
    RuleCase("178", "no code", flags: "E1", "05/06/2017.. S PROVIDER=PR9"),
    RuleCase("178", "blank", flags: "", "05/06/2017.. S PROVIDER=-"),
    RuleCase("178", "for a temporary placement", flags: "E1", "05/06/2017.. S PLACE=T4"),
    RuleCase("178", "for another placement", flags: "E1", "05/06/2017.. S PLACE=Z1"),
    RuleCase("178", "none for one", flags: "", "05/06/2017.. S PLACE=Z1 PROVIDER=-"),
    RuleCase("1009", "no code", flags: "E1", "05/06/2017.. S CHANGE=LIIAF"),
    RuleCase("1009", "a code", flags: "", "05/06/2017.. S CHANGE=CARPL"),
    RuleCase("446", "the day before", flags: "E1", "30/11/2005.. S LS=E1"),
    RuleCase("446", "the first day", flags: "", "01/12/2005.. S LS=E1"),
    RuleCase("446", "another order", flags: "", "30/11/2005.. S LS=D1"),
  ]

  static let shortBreaks: [RuleCase] = [
    RuleCase("365", "18 days", flags: "E1", "05/06/2017..23/06/2017 S E8 LS=V3"),
    RuleCase("365", "17 days", flags: "", "05/06/2017..22/06/2017 S E8 LS=V3"),
    RuleCase("365", "open for 18 days", flags: "E1", "13/03/2018.. S LS=V3"),
    RuleCase("365", "open for 17 days", flags: "", "14/03/2018.. S LS=V3"),
    RuleCase("365", "an agreement", flags: "", "05/06/2017..23/06/2017 S E8 LS=V4"),
    RuleCase("365", "an end that cannot be read", flags: "", "05/06/2017..x S E8 LS=V3"),
    RuleCase("366", "a change of placement", flags: "E1", "05/06/2017..07/06/2017 P E8 LS=V3"),
    RuleCase("366", "blank", flags: "E1", "05/06/2017..07/06/2017 - E8 LS=V3"),
    RuleCase("366", "a start", flags: "", "05/06/2017..07/06/2017 S E8 LS=V3"),
    RuleCase(
      "367", "76 days", flags: "E1 E2", "01/05/2017..01/07/2017 S E8 LS=V3",
      "01/08/2017..16/08/2017 S E8 LS=V3", "01/09/2017..01/09/2017 S E8 LS=V3"),
    RuleCase(
      "367", "75 days", flags: "", "01/05/2017..01/07/2017 S E8 LS=V3",
      "01/08/2017..15/08/2017 S E8 LS=V3"),
    RuleCase(
      "367", "days before the year do not count", flags: "", "01/03/2017..01/05/2017 S E8 LS=V3",
      "01/08/2017..15/09/2017 S E8 LS=V3"),
    RuleCase("367", "open for 76 days", flags: "E1", "14/01/2018.. S LS=V3"),
    RuleCase(
      "367", "days after the year do not count", flags: "", "15/01/2018..30/06/2018 S E8 LS=V3"),
    RuleCase(
      "426", "both", flags: "E1 E3", "05/06/2017..07/06/2017 S E8 LS=V3", "05/07/2017.. S",
      "x.. S LS=V4"),
    RuleCase("426", "one", flags: "", "05/06/2017..07/06/2017 S E8 LS=V3", "05/07/2017.. S LS=V3"),
  ]
}
