// How made-up returns are made
//
// Returns about children cannot be shared, and programs that read them must be tried on many. So
// whole returns are made here from a seed: no row is about a real child, and the same settings give
// the same bytes on every machine.
//
// A child is made whole before any row of it is written. `ChildMaker` draws who the child is and
// when it first starts to be looked after; `CarePeriod` lets its care unfold, episode by episode,
// over all years; `YearReturn` then says what each year's return knows of it. So an episode that
// is open in one file comes again in the next one with the same start, as it does in real
// returns, and a file does not depend on which other years are made.
//
// Each child has random numbers of its own, which follow from the seed, the authority's code, the year of
// its first start and its number in that year. Authorities can be made in any order, on any
// number of threads. Children who started long before the first year are made as well, and most of
// them leave no row: that is how the first file gets its share of long stays.
//
// Without defects the returns break none of the sixty rules that the counts rest on. With them,
// `DefectPlanting` puts made-for-the-purpose children in between, each of which breaks one rule, and
// notes which rows a checker has to find. They disturb no other child.

/// Made-up SSDA903 returns of local authorities.
public struct ReturnsSample: Sendable {
  /// The first line of a file with the lines of `AuthorityReturns.truth`.
  public static let truthHeader = "new_la_code,year,rule,table,file,row\n"

  private let settings: ReturnsSettings

  /// The returns that the settings describe.
  public init(settings: ReturnsSettings) { self.settings = settings }

  /// Makes all years of one authority, by its position in the settings.
  ///
  /// Memory holds that authority's files: for 15 years about 3 KB a child in care at a time.
  ///
  /// - Parameter asXML: Whether each year is one XML file; the rows of defects are then unknown.
  public func returns(ofAuthorityAt position: Int, asXML: Bool = false) -> AuthorityReturns {
    let children = settings.children.map { $0.count == 1 ? $0[0] : $0[position] }
    return AuthorityReturns(
      code: settings.authorities[position], children: children, settings: settings, asXML: asXML)
  }
}
