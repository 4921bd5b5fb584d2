/// What a line of the log is about; the codes are stable, so that a program can look for them.
public enum LogEvent: String, Sendable, CaseIterable, Codable {
  /// A run began.
  case runStarted = "RUN_STARTED"
  /// The input files were found and their digests taken.
  case inputsFound = "INPUTS_FOUND"
  /// The published files were read.
  case filesRead = "FILES_READ"
  /// Trends were assessed.
  case trendsAssessed = "TRENDS_ASSESSED"
  /// Authorities' own returns were read.
  case returnsRead = "RETURNS_READ"
  /// The run's tables and workbooks were written.
  case dataWritten = "DATA_WRITTEN"
  /// The run's pages were written.
  case pagesWritten = "PAGES_WRITTEN"
  /// The charts of the pages were written as files of their own.
  case chartsWritten = "CHARTS_WRITTEN"
  /// The store committed.
  case storeWritten = "STORE_WRITTEN"
  /// `latest` was switched to the run.
  case runPublished = "RUN_PUBLISHED"
  /// A run that was cut off while it was published was published first.
  case runSettled = "RUN_SETTLED"
  /// Nothing had changed since the latest run.
  case runUnchanged = "RUN_UNCHANGED"
  /// A dry run wrote nothing.
  case runDry = "RUN_DRY"
  /// A trial run of some measures was kept and not published.
  case runTrial = "RUN_TRIAL"
  /// A rule found something odd in the data.
  case dataWarning = "DATA_WARNING"
  /// A rule found an error in the data; nothing is published.
  case dataRefused = "DATA_REFUSED"
  /// A gate does not hold; nothing is published.
  case gateRefused = "GATE_REFUSED"
  /// Something of an authority's returns needs a look.
  case partnerWarning = "PARTNER_WARNING"
  /// An authority's returns were skipped.
  case partnerSkipped = "PARTNER_SKIPPED"
  /// A published file was fetched, or had not changed.
  case filePulled = "FILE_PULLED"
  /// A service is asked again later.
  case pullWaiting = "PULL_WAITING"
  /// A file could not be fetched; the old one is in place.
  case pullFailed = "PULL_FAILED"
  /// Beside a file that was fetched stands another of the same source.
  case fileDoubled = "FILE_DOUBLED"
  /// A hook ended well.
  case hookEnded = "HOOK_ENDED"
  /// A hook could not be started, ended with an error or took too long.
  case hookFailed = "HOOK_FAILED"
  /// The run came to nothing, with the reason.
  case runFailed = "RUN_FAILED"
  /// The run ended; the line repeats every warning.
  case runEnded = "RUN_ENDED"

  /// How much a line matters.
  public enum Level: String, Sendable, CaseIterable, Codable {
    case info
    case warning
    case error
  }

  /// How much a line of this kind matters.
  public var level: Level {
    switch self {
    case .dataWarning, .partnerWarning, .partnerSkipped, .fileDoubled, .hookFailed: .warning
    case .dataRefused, .gateRefused, .pullFailed, .runFailed: .error
    default: .info
    }
  }

  /// Whether `check` or the quality page lists every one of the kind.
  var isListedElsewhere: Bool { self == .dataRefused || self == .dataWarning }

  /// Whether the closing lines for people repeat it: warnings, and gates, of which no other place
  /// tells.
  var isRepeated: Bool { level == .warning || self == .gateRefused }

  /// Whether a quiet run says it too.
  var isUrgent: Bool { level == .error || self == .partnerSkipped || self == .hookFailed }

  /// The stage that a line tells the end of; `nil` for other lines.
  var stage: Stage? {
    switch self {
    case .inputsFound: .inputs
    case .filesRead: .read
    case .trendsAssessed: .assess
    case .returnsRead: .returns
    case .dataWritten: .data
    case .pagesWritten: .pages
    case .chartsWritten: .charts
    case .storeWritten: .store
    case .runPublished: .publish
    default: nil
    }
  }

  /// The stages of a run, in their order.
  public enum Stage: String, Sendable, CaseIterable, Codable {
    case inputs, read, assess, returns, data, pages, charts, store, publish

    /// Which stage it is, from 1.
    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  }
}
