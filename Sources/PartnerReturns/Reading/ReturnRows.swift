internal import CareStatistics

/// One row of the Header table, without what is not needed to count: no UPN, no name of the child.
///
/// Rows live in memory only. Nothing of them is printed, stored or put into a message.
package struct HeaderRow: Sendable {
  /// The child, by the number it has within its authority.
  package var child: Int32
  /// The line of the file, or of the element in an XML file, from 1.
  package var line: Int32
  /// When the child was born.
  package var birth: DateField
  package var sex: Sex
  package var ethnicity: Ethnicity

  /// A row from its fields.
  package init(child: Int32, line: Int32, birth: DateField, sex: Sex, ethnicity: Ethnicity) {
    (self.child, self.line, self.birth) = (child, line, birth)
    (self.sex, self.ethnicity) = (sex, ethnicity)
  }
}

/// One row of the Episodes table, without its postcodes.
///
/// The episode is in force from the day it began up to and without the day it ended.
package struct EpisodeRow: Sendable {
  /// The child, by the number it has within its authority.
  package var child: Int32
  /// The line of the file, or of the element in an XML file, from 1.
  package var line: Int32
  /// DECOM: the day the episode began.
  package var began: DateField
  /// DEC: the day the episode ended; blank while it goes on.
  package var ended: DateField
  /// A number that differs where URN differs; 0 where it is blank.
  package var placeNumber: UInt32
  /// The collection year of the file.
  package var fileYear: Int16
  package var reason: ReasonForEpisode
  package var legalStatus: LegalStatus
  package var need: CategoryOfNeed
  package var placement: Placement
  package var provider: PlacementProvider
  package var ceased: ReasonCeased
  package var change: ReasonPlacementChanged

  /// A row of a child with nothing else in it.
  package init(child: Int32, line: Int32, fileYear: Int16) {
    (self.child, self.line, self.fileYear) = (child, line, fileYear)
    (began, ended, placeNumber) = (.blank, .blank, 0)
    (reason, legalStatus, need) = (.blank, .blank, .blank)
    (placement, provider, ceased, change) = (.blank, .blank, .blank, .blank)
  }

  /// The day the episode ended, or 31 March of its return where that is no date.
  var lastPossibleEnd: Day { ended.day ?? .march31(Int(fileYear)) }

  /// The order of a child's rows: by the day begun, then the day ended, the open one last, then line.
  ///
  /// Rows whose beginning cannot be read come after all that can, blank ones last.
  package static func isBefore(_ a: Self, _ b: Self) -> Bool {
    if a.began != b.began { return a.began.ordinal < b.began.ordinal }
    if a.ended != b.ended { return a.ended.ordinal < b.ended.ordinal }
    return a.line < b.line
  }
}

/// One row of the UASC table.
package struct AsylumRow: Sendable {
  /// The child, by the number it has within its authority.
  package var child: Int32
  /// The line of the file, or of the element in an XML file, from 1.
  package var line: Int32
  /// DUC: when the child's status as an unaccompanied asylum-seeking child ended.
  package var ceased: DateField
  /// The collection year of the file.
  package var fileYear: Int16

  /// A row from its fields.
  package init(child: Int32, line: Int32, ceased: DateField, fileYear: Int16) {
    (self.child, self.line, self.ceased, self.fileYear) = (child, line, ceased, fileYear)
  }
}
