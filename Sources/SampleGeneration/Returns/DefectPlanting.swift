/// Puts children that break rules among the others of an authority.
///
/// Each of these children is made for one rule and lives in one year's return, or in two where the
/// rule compares with last year's. The rules come in turn, in an order that begins elsewhere for
/// each authority; one that needs a last year waits until there is one.
struct DefectPlanting {
  /// Purpose-made children are numbered in years of their own, apart from all others.
  private static let yearsApart = 64

  private let rate: Double
  private let maker: ChildMaker
  private let seed: UInt64
  private let cycle: [DefectRecipe]
  private var waiting: [DefectRecipe] = []
  /// What is due in each year, as a number of children.
  private var due: [Int: Double] = [:]
  private var made = 0

  init(rate: Double, maker: ChildMaker, seed: UInt64) {
    (self.rate, self.maker, self.seed) = (rate, maker, seed)
    let all = DefectRecipe.all
    let first = Int(seed % UInt64(all.count))
    cycle = Array(all[first...] + all[..<first])
  }

  /// Plants what has become due with one more child in the return of a year.
  mutating func plant(in drafts: inout [YearDraft], at position: Int) {
    guard rate > 0 else { return }
    due[position, default: 0] += rate
    while due[position, default: 0] >= 1 {
      due[position, default: 0] -= 1
      plantOne(in: &drafts, at: position)
    }
  }

  private mutating func plantOne(in drafts: inout [YearDraft], at position: Int) {
    let recipe = next(hasLastYear: position > 0)
    let year = drafts[position].form.year
    let childSeed = ChildRandom.seed(seed, part: made)
    var random = ChildRandom(seed: childSeed)
    let child = maker.person(
      childSeed, (made, year.number + Self.yearsApart), from: year.start - 200, age: 8,
      isAlone: false, &random)
    var draft = DefectDraft(
      year: year, child: child, variant: made / cycle.count, random: &random)
    recipe.make(&draft)
    made += 1
    drafts[position].append(draft.rows, breaking: recipe.rule, in: draft.faults)
    if !draft.lastRows.isEmpty { drafts[position - 1].append(draft.lastRows) }
  }

  private mutating func next(hasLastYear: Bool) -> DefectRecipe {
    while true {
      if let found = waiting.firstIndex(where: { hasLastYear || !$0.needsLastYear }) {
        return waiting.remove(at: found)
      }
      waiting += cycle
    }
  }
}
