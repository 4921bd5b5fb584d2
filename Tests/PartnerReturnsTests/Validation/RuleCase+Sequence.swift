extension RuleCase {
  static let sequence: [RuleCase] = [
    RuleCase("142", "two open", flags: "E1", "05/06/2017.. S", "05/09/2017.. P"),
    RuleCase("142", "no reason", flags: "E1", "05/06/2017..05/09/2017 S", "05/09/2017.. P"),
    RuleCase(
      "142", "the last alone open", flags: "", "05/06/2017..05/09/2017 S X1", "05/09/2017.. P"),
    RuleCase("142", "the last by order, not line", flags: "E2", "05/09/2017.. P", "05/06/2017.. S"),
    RuleCase(
      "142", "a same-day episode before the open one", flags: "", "05/06/2017..05/09/2017 S X1",
      "05/09/2017.. P", "05/09/2017..05/09/2017 P X1"),
    RuleCase("142", "an unreadable row is no later one", flags: "", "05/06/2017.. S", "x.. P"),
    RuleCase("353", "13 October", flags: "E1", "13/10/1991.. S"),
    RuleCase("353", "14 October", flags: "", "14/10/1991.. S"),
    RuleCase("354", "1 April", flags: "E1", "01/04/2018.. S"),
    RuleCase("354", "31 March", flags: "", "31/03/2018.. S"),
    RuleCase("385", "1 April", flags: "E1", "05/06/2017..01/04/2018 S E4A"),
    RuleCase("385", "31 March", flags: "", "05/06/2017..31/03/2018 S E4A"),
    RuleCase("385", "whatever the beginning is", flags: "E1", "x..01/04/2018 S E4A"),
    RuleCase("355", "the same day", flags: "E1", "05/06/2017..5/6/2017 S E4A"),
    RuleCase("355", "the next day", flags: "", "05/06/2017..06/06/2017 S E4A"),
    RuleCase("355", "two blanks", flags: "", ".. S"),
    RuleCase("355", "two that cannot be read", flags: "", "x..x S"),
    RuleCase("356", "the day before", flags: "E1", "05/06/2017..04/06/2017 S E4A"),
    RuleCase("356", "the same day", flags: "", "05/06/2017..05/06/2017 S E4A"),
    RuleCase("357", "on 1 April", flags: "E1", "01/04/2017.. P"),
    RuleCase("357", "on 31 March before it", flags: "", "31/03/2017.. P"),
    RuleCase("357", "a start", flags: "", "01/04/2017.. S"),
    RuleCase("357", "after the year", flags: "E1", "01/04/2018.. P"),
    RuleCase("357", "not the first", flags: "", "05/09/2017.. P", "05/06/2017..05/09/2017 S X1"),
    RuleCase("357", "beside one that cannot be read", flags: "E2", "x.. S", "05/06/2017.. P"),
    RuleCase("388", "X1 and a gap", flags: "E1", "05/06/2017..05/09/2017 S X1", "06/09/2017.. P"),
    RuleCase("388", "X1 and no gap", flags: "", "05/06/2017..05/09/2017 S X1", "05/09/2017.. P"),
    RuleCase(
      "388", "an end and no gap", flags: "E1", "05/06/2017..05/09/2017 S E8", "05/09/2017.. S"),
    RuleCase("388", "an end and a gap", flags: "", "05/06/2017..05/09/2017 S E8", "06/09/2017.. S"),
    RuleCase("388", "X1 at the last", flags: "E1", "05/06/2017..05/09/2017 S X1"),
    RuleCase("388", "X1 on a day that cannot be read", flags: "E1", "05/06/2017..x S X1"),
    RuleCase("388", "X1 without an end", flags: "", "05/06/2017.. S X1"),
    RuleCase("388", "E8 at the last", flags: "", "05/06/2017..05/09/2017 S E8"),
    RuleCase(
      "388", "a chain with a same-day episode", flags: "", "05/09/2017.. P",
      "05/09/2017..05/09/2017 P X1", "05/06/2017..05/09/2017 S X1"),
    RuleCase(
      "388", "beside one that cannot be read", flags: "E2", "x.. P", "05/06/2017..05/09/2017 S X1"),
  ]

  static let furtherSequence: [RuleCase] = [
    RuleCase(
      "431", "the day of the end", flags: "E2", "05/06/2017..05/09/2017 S E8", "05/09/2017.. S"),
    RuleCase("431", "the day after", flags: "", "05/06/2017..05/09/2017 S E8", "06/09/2017.. S"),
    RuleCase("431", "a continuation", flags: "", "05/06/2017..05/09/2017 S X1", "05/09/2017.. P"),
    RuleCase("432", "after an end", flags: "E2", "05/06/2017..05/09/2017 S E8", "06/09/2017.. P"),
    RuleCase(
      "432", "after a retired code", flags: "E2", "05/06/2017..05/09/2017 S E4", "06/09/2017.. P"),
    RuleCase("432", "after X1", flags: "", "05/06/2017..05/09/2017 S X1", "05/09/2017.. P"),
    RuleCase(
      "432", "a start after an end", flags: "", "05/06/2017..05/09/2017 S E8", "06/09/2017.. S"),
    RuleCase("433", "a day later", flags: "E2", "05/06/2017..05/09/2017 S X1", "06/09/2017.. L"),
    RuleCase(
      "433", "the same day, written otherwise", flags: "", "05/06/2017..05/09/2017 S X1",
      "5/9/2017.. L"),
    RuleCase("433", "no end before", flags: "E2", "05/06/2017.. S", "05/09/2017.. B"),
    RuleCase("433", "no beginning", flags: "E2", "05/06/2017.. S", ".. U"),
    RuleCase("433", "neither date", flags: "E1", "x.. T", "05/06/2017.. S"),
    RuleCase("433", "two blanks are not one day", flags: "E1 E2", ".. T", ".. P", "05/06/2017.. S"),
    RuleCase("433", "a start", flags: "", "05/06/2017..05/09/2017 S X1", "06/09/2017.. S"),
    RuleCase("433", "the first", flags: "", "05/06/2017.. P"),
    RuleCase("437", "after a death", flags: "E1", "05/06/2017..05/09/2017 S E2", "06/09/2017.. S"),
    RuleCase(
      "437", "after an age assessment", flags: "E1", "05/06/2017..05/09/2017 S E15",
      "06/09/2017.. S"),
    RuleCase("437", "the last", flags: "", "05/06/2017..05/09/2017 S E2"),
    RuleCase(
      "437", "no later one that can be read", flags: "", "05/06/2017..05/09/2017 S E2", "x.. S"),
    RuleCase(
      "501", "the day before the end", flags: "E2", "05/06/2017..05/09/2017 S X1", "04/09/2017.. P"),
    RuleCase(
      "501", "the day of the end", flags: "", "05/06/2017..05/09/2017 S X1", "05/09/2017.. P"),
    RuleCase(
      "501", "adjacent pairs alone", flags: "E2", "05/06/2017..05/12/2017 S X1",
      "05/07/2017..05/08/2017 P X1", "05/09/2017.. P"),
    RuleCase(
      "199", "all after an adoption", flags: "E2 E3", "05/06/2017..05/09/2017 S E12",
      "06/10/2017..06/11/2017 S E8", "06/12/2017.. S"),
    RuleCase("199", "the adoption itself", flags: "", "05/06/2017..05/09/2017 S E11"),
    RuleCase("199", "one without its date", flags: "E2", "05/06/2017.. S E11", "06/10/2017.. S"),
    RuleCase(
      "504", "across a join", flags: "E2", "05/06/2017..05/09/2017 S X1", "05/09/2017.. P CIN=N5"),
    RuleCase(
      "504", "across a gap", flags: "", "05/06/2017..05/09/2017 S X1", "06/09/2017.. P CIN=N5"),
    RuleCase(
      "504", "in a new period", flags: "", "05/06/2017..05/09/2017 S E8", "05/09/2017.. S CIN=N5"),
    RuleCase("380", "a start", flags: "E1", "05/06/2017.. S PLACE=T0 PROVIDER=-"),
    RuleCase("380", "a change of legal status", flags: "E1", "05/06/2017.. L PLACE=T3 PROVIDER=-"),
    RuleCase("380", "the same carer", flags: "E1 E2", "05/06/2017.. T PLACE=T4", "x.. - PLACE=T1"),
    RuleCase("380", "a change of placement", flags: "", "05/06/2017.. P PLACE=T0 PROVIDER=-"),
    RuleCase("380", "and of legal status", flags: "", "05/06/2017.. B PLACE=T0 PROVIDER=-"),
    RuleCase("380", "another placement", flags: "", "05/06/2017.. S PLACE=R2"),
    RuleCase("381", "an end", flags: "E1", "05/06/2017..05/09/2017 P E4A PLACE=T4"),
    RuleCase("381", "X1", flags: "", "05/06/2017..05/09/2017 P X1 PLACE=T4"),
    RuleCase("381", "no date", flags: "E1", "05/06/2017.. P E4A PLACE=T4"),
  ]
}
