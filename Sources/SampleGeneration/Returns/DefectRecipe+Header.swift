internal import CareStatistics

extension DefectRecipe {
  /// Rules on the header alone, and on children who are in one table only.
  static let ofHeader: [DefectRecipe] = [
    DefectRecipe(rule: "101") {
      $0.usual()
      $0.rows[.header, 0, HeaderColumn.sex] = $0.variant % 2 == 0 ? "3" : ""
      $0.flag(.header)
    },
    DefectRecipe(rule: "102") {
      $0.usual()
      $0.rows[.header, 0, HeaderColumn.birth] = $0.variant % 2 == 0 ? "31/02/2010" : ""
      $0.flag(.header)
    },
    DefectRecipe(rule: "103") {
      $0.usual()
      $0.rows[.header, 0, HeaderColumn.ethnicity] = $0.variant % 2 == 0 ? "ZZZZ" : ""
      $0.flag(.header)
    },
    DefectRecipe(rule: "301") {
      $0.one(DefectEpisode(start: $0.first, end: $0.second), birth: $0.year.end + 10)
      $0.flag(.header)
    },
    DefectRecipe(rule: "351") {
      let birth = Day($0.year.number - 27, 6, 10)
      $0.header(birth: birth)
      $0.rows.append(.oc3, [$0.child.identifier, birth.text, "YES", "F1", "V1"])
      $0.flag(.header)
    },
    DefectRecipe(rule: "INT32") {
      $0.usual()
      $0.header()
      $0.flag(.header)
      $0.flag(.header, 1)
    },
    DefectRecipe(rule: "EPI") {
      $0.header()
      $0.flag(.header)
    },
    DefectRecipe(rule: "INT03") {
      $0.episode(DefectEpisode(start: $0.first, end: $0.second))
      $0.flag(.episodes)
    },
  ]

  /// Rules on how old a child is when something happens.
  static let ofAges: [DefectRecipe] = [
    DefectRecipe(rule: "302") {
      $0.one(DefectEpisode(start: $0.first, end: $0.second), birth: $0.first + 5)
      $0.flag(.header)
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "352") {
      let birth = $0.birth(turning18On: $0.first - $0.variant % 2)
      $0.one(DefectEpisode(start: $0.first, end: $0.second, ending: "E8"), birth: birth)
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "358") {
      let legalStatus: ShortText = $0.variant % 2 == 0 ? "J1" : "J2"
      $0.one(
        DefectEpisode(
          start: $0.first, end: $0.second, legalStatus: legalStatus, place: "K2", provider: "PR4"))
      $0.flag(.header)
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "359") {
      $0.one(DefectEpisode(start: $0.first), birth: $0.birth(turning18On: $0.second))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "386") {
      $0.one(
        DefectEpisode(
          start: $0.first, end: $0.second, legalStatus: "E1", place: "A6", ending: "E12"),
        birth: $0.birth(turning18On: $0.second))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "387") {
      $0.one(DefectEpisode(start: $0.first, end: $0.second, ending: "E5"))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "389") {
      $0.one(DefectEpisode(start: $0.first, end: $0.second, ending: "E7"))
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "407") {
      $0.one(
        DefectEpisode(start: $0.first, end: $0.second, ending: "E45"),
        birth: $0.birth(turning18On: $0.second - 1))
      $0.flag(.header)
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "446") {
      let start = min($0.first, Day(2005, 11, 30))
      $0.one(
        DefectEpisode(start: start, end: $0.second, legalStatus: "E1", ending: "E8"),
        birth: (start - 200).yearly)
      $0.flag(.episodes)
    },
    DefectRecipe(rule: "460") {
      $0.one(
        DefectEpisode(start: $0.first, end: $0.second, ending: "E17"),
        birth: $0.birth(turning18On: $0.second + 1))
      $0.flag(.episodes)
    },
  ]
}
