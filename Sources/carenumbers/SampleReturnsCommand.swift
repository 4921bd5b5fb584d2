internal import ArgumentParser
internal import FoundationEssentials
internal import Pipeline
internal import SampleGeneration

extension SampleCommand {
  /// `carenumbers sample returns`: made-up SSDA903 returns.
  struct Returns: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "returns", abstract: "Make SSDA903 returns of made-up children.",
      discussion: """
        Writes DIR/<authority>/<year>/*.csv, year being the calendar year of the closing 31 March. \
        No row describes a real child. A child has one history of care, which every year's files \
        tell as they would have known it. The same options give the same bytes on every machine, \
        and an authority has the same children whichever others are made with it.

        Without --defects the returns keep the 60 rules that the counts rest on. With it, children \
        made for the purpose break one rule each, and DIR/truth.csv says in which rows \
        (new_la_code, year, rule, table, file, row; row is the line in the file).

        EXAMPLE
          carenumbers sample returns made-up --authorities 5 --children 200
          carenumbers sample returns made-up --codes E06000036,E06000022 --children 150,220 \
        --first 2022 --last 2026 --defects 0.01
        """)

    @Argument(help: ArgumentHelp("A new or empty folder.", valueName: "DIR"))
    var folder: String

    @Option(help: "How many authorities, the first of the list of today's 153.")
    var authorities: Int?

    @Option(help: ArgumentHelp("These authorities instead, with commas.", valueName: "codes"))
    var codes: CommaList<String>?

    @Option(help: "The first collection year, by its closing 31 March; 2005 to 2027.")
    var first = 2021

    @Option(help: "The last collection year.")
    var last = 2025

    @Option(
      help: ArgumentHelp(
        "Children in care at a time: one number, or one each with commas (by default 20 to 2,200).",
        valueName: "numbers"))
    var children: CommaList<Int>?

    @Option(help: "What everything follows from.")
    var seed: UInt64 = 1

    @Option(
      help: ArgumentHelp(
        "The share of children a year beside whom one is put that breaks a rule, 0 to 1.",
        valueName: "share"))
    var defects = 0.0

    @Flag(name: .customLong("xml"), help: "One return.xml a year instead of the CSV files.")
    var asXML = false

    func validate() throws {
      try validateAuthorities()
      let range = ReturnsSettings.yearRange
      guard range.contains(first), range.contains(last), first <= last else {
        throw ValidationError(
          "--first and --last must be years from \(range.lowerBound) to \(range.upperBound), "
            + "in order.")
      }
      guard (0...1).contains(defects) else { throw ValidationError("--defects must be 0 to 1.") }
      if asXML, defects > 0 {
        throw ValidationError("--defects tells lines of CSV files; leave out --xml.")
      }
      guard !folder.isEmpty else { throw ValidationError("DIR names no folder.") }
      let held = try? FileManager.default.contentsOfDirectory(atPath: folder)
      if held?.isEmpty == false || held == nil && FileManager.default.fileExists(atPath: folder) {
        throw ValidationError("\(folder) is not an empty folder; name a new one.")
      }
    }

    private func validateAuthorities() throws {
      if let codes {
        guard authorities == nil else {
          throw ValidationError("Give either --authorities or --codes.")
        }
        guard !codes.items.isEmpty, Set(codes.items).count == codes.items.count,
          codes.items.allSatisfy(Self.isCode)
        else {
          throw ValidationError("--codes must be different codes such as E06000036, with commas.")
        }
      }
      let most = EnglishAuthorities.codes.count
      guard (1...most).contains(authorities ?? 1) else {
        throw ValidationError("--authorities must be from 1 to \(most); name others with --codes.")
      }
      guard let children else { return }
      guard children.items.count == 1 || children.items.count == chosen.count,
        children.items.allSatisfy(ReturnsSettings.childrenRange.contains)
      else {
        throw ValidationError(
          "--children must be one number from 1 to 1000000, or one for each authority.")
      }
    }

    private static func isCode(_ text: String) -> Bool {
      text.utf8.count == 9 && text.hasPrefix("E")
        && text.utf8.dropFirst().allSatisfy { byte in
          (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }

    /// The codes of the authorities to be made.
    private var chosen: [String] {
      codes?.items ?? Array(EnglishAuthorities.codes.prefix(authorities ?? 3))
    }

    func run() async throws {
      try await ending {
        let settings = ReturnsSettings(
          authorities: chosen, years: first...last, children: children?.items, seed: seed,
          defectRate: defects)
        let sample = ReturnsSample(settings: settings)
        let truths = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
          for position in settings.authorities.indices {
            group.addTask { (position, try write(sample, position)) }
          }
          var truths = [[UInt8]](repeating: [], count: settings.authorities.count)
          for try await (position, truth) in group { truths[position] = truth }
          return truths
        }
        if defects > 0 {
          try Self.write(
            Array(ReturnsSample.truthHeader.utf8) + truths.joined(), to: "\(folder)/truth.csv")
        }
        return .done
      }
    }

    /// Makes and writes one authority; gives back what is wrong in it.
    private func write(_ sample: ReturnsSample, _ position: Int) throws -> [UInt8] {
      let returns = sample.returns(ofAuthorityAt: position, asXML: asXML)
      for file in returns.files {
        let year = "\(folder)/\(returns.code)/\(file.year)"
        try Self.makeFolder(year)
        try Self.write(file.bytes, to: "\(year)/\(file.name)")
      }
      return returns.truth
    }

    private static func makeFolder(_ path: String) throws(PipelineFault) {
      do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      } catch {
        throw PipelineFault(
          .cannotCreate, "\(path): the folder cannot be made",
          remedy: "Check the path, the permissions and the space on the disk.")
      }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(PipelineFault) {
      var output = try StreamedOutput(path: path)
      try output.write(bytes.span)
      try output.finish()
    }
  }
}
