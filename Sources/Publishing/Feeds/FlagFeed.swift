public import CareStatistics
public import TrendAnalysis

/// `flags.xml`: a feed (Atom, RFC 4287) of flags that were gained, lost or changed, newest run first.
///
/// Entries of earlier runs are carried on as they were first published. All times are those of the
/// data, midnight at the end day of an entry's window, never those of a clock.
public struct FlagFeed: Sendable {
  /// Where it goes in the run's folder.
  public static let path = "flags.xml"
  /// How many entries it has at most.
  public static let mostEntries = 100

  private let id: String
  private let entries: [FlagEntry]
  private let analysis: Analysis

  /// A feed over entries, newest first; those beyond the most are left out, and so is one that is there
  /// already: inputs that go back and forth give the same entries again.
  ///
  /// - Parameters:
  ///   - id: The feed's own name, the same in every run: a URN.
  ///   - analysis: What the run found out.
  public init(id: String, entries: [FlagEntry], analysis: Analysis) {
    (self.id, self.analysis) = (id, analysis)
    var seen: Set<String> = []
    self.entries = Array(
      entries.filter { seen.insert($0.id).inserted }.prefix(Self.mostEntries))
  }

  /// The entries that a run adds: the leading measure first, then in the order of the changes.
  ///
  /// - Parameters:
  ///   - headline: The leading measures.
  ///   - name: Makes a URN from a text, the same for the same text; no two texts have one.
  public static func entries(
    of changes: RunChanges, analysis: Analysis, headline: HeadlineMeasures,
    name: (String) -> String
  ) -> [FlagEntry] {
    let leading = changes.flags.filter { $0.measure == headline.rate }
    let others = changes.flags.filter { $0.measure != headline.rate }
    return (leading + others).prefix(mostEntries).map { change in
      let measure = analysis.table.measure(change.measure)
      let day = measure?.period.endDate(year: change.window.upperBound)
      let title = measure?.shortName ?? change.measure
      return FlagEntry(
        id: name(change.key), key: change.key, areaCode: change.areaCode,
        title: "\(change.areaName): \(ChangeWords.event(change.kind)) - \(title), "
          + Phrases.years(change.window),
        summary: summary(change), updated: day?.iso ?? newestDay(analysis))
    }
  }

  private static func summary(_ change: FlagChange) -> String {
    let before = ChangeWords.standing(change.before, beside: change.window, isBefore: true)
    let after = ChangeWords.standing(change.after, beside: change.window, isBefore: false)
    var sentences = [
      "Before: \(before).", "Now: \(after).",
      "Recorded cause: \(ChangeWords.words(for: change.causes)).",
    ]
    if change.after?.grade != nil { sentences += [change.statement, Phrases.caveat] }
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The last day that any figure of the run is about.
  private static func newestDay(_ analysis: Analysis) -> String {
    let table = analysis.table
    let days = table.measures.compactMap { measure in
      table.years(of: measure.id).map { measure.period.endDate(year: $0.upperBound).iso }
    }
    return days.max() ?? "1970-01-01"
  }

  /// The feed in UTF-8.
  public var bytes: [UInt8] {
    let newest = (entries.map(\.updated) + [Self.newestDay(analysis)]).max() ?? ""
    var xml = HTML(
      trustedMarkup: """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">

        """)
    Self.write("id", id, to: &xml)
    Self.write("title", "Care numbers: grades gained, lost and changed", to: &xml)
    Self.write(
      "subtitle",
      "Areas whose change stands out from the rest of England, at most \(Self.mostEntries), newest "
        + "run first. The page What changed has all of the newest run.", to: &xml)
    Self.write("updated", Self.time(newest), to: &xml)
    xml.append(trustedMarkup: "<author><name>Care numbers</name></author>\n")
    xml.append(trustedMarkup: "<link rel=\"self\" type=\"application/atom+xml\" ")
    xml.append(trustedMarkup: "href=\"\(Self.path)\"/>\n")
    xml.append(trustedMarkup: "<link rel=\"alternate\" type=\"text/html\" ")
    xml.append(trustedMarkup: "href=\"\(PagePath.changes)\"/>\n")
    for entry in entries { write(entry, to: &xml) }
    xml.append(trustedMarkup: "</feed>\n")
    return xml.bytes
  }

  private func write(_ entry: FlagEntry, to xml: inout HTML) {
    xml.append(trustedMarkup: "<entry>\n")
    Self.write("id", entry.id, to: &xml)
    Self.write("title", entry.title, to: &xml)
    Self.write("updated", Self.time(entry.updated), to: &xml)
    xml.append(trustedMarkup: "<link rel=\"alternate\" type=\"text/html\" href=\"")
    xml.text(page(of: entry))
    xml.append(trustedMarkup: "\"/>\n<category term=\"")
    xml.text(entry.key)
    xml.append(trustedMarkup: "\"/>\n")
    Self.write("summary", entry.summary, to: &xml)
    xml.append(trustedMarkup: "</entry>\n")
  }

  /// The page of the entry's area, or of its first one that still has a page; else that of changes.
  private func page(of entry: FlagEntry) -> String {
    let register = analysis.table.register
    for code in AreaRegister.codes(in: entry.areaCode) {
      if let area = register.area(code: code), area.level == .localAuthority, area.isCurrent {
        return PagePath.area(area)
      }
    }
    return PagePath.changes
  }

  private static func write(_ element: String, _ text: String, to xml: inout HTML) {
    xml.append(trustedMarkup: "<\(element)>")
    xml.text(text)
    xml.append(trustedMarkup: "</\(element)>\n")
  }

  private static func time(_ day: String) -> String { "\(day)T00:00:00Z" }
}
