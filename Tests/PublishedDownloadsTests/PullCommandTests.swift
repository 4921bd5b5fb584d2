import Foundation
import Pipeline
import PublishedDownloads
import TestSupport
import Testing

/// The verb itself: its words, its codes, its signals.
struct PullCommandTests {
  /// The built program on its way.
  private func start(
    _ arguments: [String], errors: String, environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = packageRoot.appending(path: ".build/debug/carenumbers")
    process.arguments = ["pull"] + arguments
    process.currentDirectoryURL = packageRoot
    for path in [errors, "\(errors).out"] {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    process.standardOutput = FileHandle(forWritingAtPath: "\(errors).out")
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try process.run()
    return process
  }

  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (code: Int32, output: String, errors: String) {
    let scratch = try PullNight()
    let errors = "\(scratch.folder)/errors"
    let process = try start(arguments, errors: errors, environment: environment)
    process.waitUntilExit()
    return (
      process.terminationStatus, try String(contentsOfFile: "\(errors).out", encoding: .utf8),
      try String(contentsOfFile: errors, encoding: .utf8)
    )
  }

  /// The words for one file from a server.
  private func words(_ server: StubServer, _ night: PullNight) -> [String] {
    [
      "--service", server.address, "--data-set", StubService.id, "--file", Sample.name,
      "--output", night.folder,
    ]
  }

  @Test("a pull prints a line for each file, and ends with 0")
  func pulls() throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let trial = try run(words(server, night) + ["--dry-run"])
    #expect(trial.code == 0 && trial.output.hasPrefix("\(Sample.name): would fetch: version 1.0"))
    #expect(night.bytes() == nil)
    try night.write(PullNight.old, to: "cla_number_and_rate_2024.csv")
    let result = try run(words(server, night))
    #expect(result.code == 0 && result.output.hasPrefix("\(Sample.name): new: version 1.0"))
    #expect(night.bytes() == Sample.csv)
    #expect(
      result.errors == """
        \(Sample.name): new
        FILE_DOUBLED \(Sample.name): the folder also has cla_number_and_rate_2024.csv of the same source; \
        a run reads both

        """)
    let small = try run(words(server, night) + ["--max-size", "1KB", "--version", "1"])
    #expect(small.code == ExitCode.inputMissing.rawValue && small.output.isEmpty)
    #expect(small.errors.contains("carenumbers: exit 66 (input missing)\n"))
  }

  @Test("files that the pipeline names are fetched into its input folder")
  func pullsPipeline() throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let pipelines = packageRoot.appending(path: "Pipelines").path
    let text = try String(contentsOfFile: "\(pipelines)/nightly.yml", encoding: .utf8)
      .replacingOccurrences(of: "../SampleData/published", with: "input")
      .replacingOccurrences(of: "catalogue: m", with: "catalogue: \(pipelines)/m")
      .replacingOccurrences(of: "reference: r", with: "reference: \(pipelines)/r")
    func pull(_ items: String) throws -> (code: Int32, output: String, errors: String) {
      try Data("\(text)\n\(items)".utf8)
        .write(to: URL(fileURLWithPath: "\(night.folder)/pipeline.yml"))
      return try run(["\(night.folder)/pipeline.yml", "--service", server.address])
    }
    let good = try pull(
      """
      pull:
        - {data_set: \(StubService.id), version: 1.0, file: \(Sample.name)}
        - {data_set: "\(server.catalogueAddress)", file: cla_number_and_rate.csv}
      """)
    #expect(good.code == 0, "\(good.errors)")
    #expect(night.bytes("input/\(Sample.name)") == Sample.csv)
    #expect(night.bytes("input/cla_number_and_rate.csv") == Sample.csv)
    #expect(good.output.split(separator: "\n").count == 2)
    for (items, words) in [
      ("", "nothing to pull is named"),
      ("pull: [{data_set: x, file: a.csv}]", "neither the id of a data set nor"),
      ("pull: [{data_set: \(StubService.id), file: a.csv}]", "no source of the catalogue"),
      ("pull: [{dataset: x, file: a.csv}]", "unknown key 'dataset'"),
    ] {
      let result = try pull(items)
      #expect(result.code == ExitCode.configurationWrong.rawValue, "\(items)")
      #expect(result.errors.contains(words), "\(result.errors)")
    }
  }

  @Test(
    "what cannot be asked for is a fault of usage",
    arguments: [
      ["--data-set", StubService.id], ["--version", "1.0"],
      ["--data-set", StubService.id, "--file", Sample.name, "--version", "one"],
      ["--data-set", StubService.id, "--file", "../\(Sample.name)"],
      ["--data-set", "x", "--file", Sample.name], ["--max-size", "0B"], ["--output", ""],
      [
        "--data-set", StubService.id, "--file", Sample.name, "--service", "http://example.org",
        "--dry-run",
      ],
    ])
  func refusesUsage(arguments: [String]) throws {
    let result = try run(arguments)
    #expect(result.code == ExitCode.usage.rawValue && !result.errors.isEmpty, "\(arguments)")
  }

  @Test(
    "a signal ends a download with its code, and the next one goes on where it ended",
    arguments: [(SIGINT, ExitCode.interrupted), (SIGTERM, .terminated)])
  func endsOnSignal(number: Int32, code: ExitCode) throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    try night.write(PullNight.old)
    let body = Sample.packed(Sample.csv)
    let half = body.count / 2
    let head = StubAnswer.head(
      200, ["Content-Type: text/csv", "ETag: \"a1\""], length: body.count)
    service.change {
      $0.fields = ["ETag: \"a1\""]
      $0.setbacks = [StubAnswer(steps: [.send(head), .send(Array(body.prefix(half))), .wait(10)])]
    }
    let errors = "\(night.folder)/errors"
    let process = try start(words(server, night) + ["--quiet"], errors: errors)
    let partial = "\(Sample.name).partial"
    let start = Date()
    while process.isRunning, night.bytes(partial)?.count != half,
      Date().timeIntervalSince(start) < 10
    {
      usleep(5_000)
    }
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == code.rawValue)
    let text = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(
      text == "carenumbers: interrupted; what was downloaded so far is kept for the next pull\n"
        + "carenumbers: exit \(code.rawValue) (\(code.name))\n")
    #expect(night.bytes() == PullNight.old && night.bytes(partial)?.count == half)
    #expect(try run(words(server, night)).code == 0)
    #expect(server.fileRequests.last?.fields["range"] == "bytes=\(half)-")
    #expect(night.bytes() == Sample.csv && night.bytes(partial) == nil)
  }

  @Test("the proxy of the environment is asked for HTTPS, and never for this machine's own HTTP")
  func heedsEnvironment() throws {
    let (night, service) = (try PullNight(), StubService())
    let server = try service.server()
    let proxy = try StubServer { _ in StubAnswer(403) }
    let own = ["http_proxy", "https_proxy"].map { ($0, proxy.address) }
    let environment = Dictionary(uniqueKeysWithValues: own)
    let plain = try run(words(server, night), environment: environment)
    let given = try run(words(server, night) + ["--proxy", proxy.address])
    #expect(plain.code == 0 && given.code == 0 && proxy.requests.isEmpty)
    let secure = words(server, night) + ["--service", "https://service.example"]
    let refused = try run(secure, environment: environment)
    #expect(refused.code == ExitCode.inputMissing.rawValue)
    #expect(refused.errors.contains("the proxy refused to connect (403)"), "\(refused.errors)")
    #expect(proxy.requests.map { "\($0.method) \($0.target)" } == ["CONNECT service.example:443"])
  }

  private static let canServe = FileManager.default.fileExists(atPath: "/usr/bin/openssl")

  @Test("a certificate that nobody vouches for is refused", .enabled(if: canServe))
  func refusesCertificate() throws {
    let night = try PullNight()
    let (key, certificate) = ("\(night.folder)/key.pem", "\(night.folder)/certificate.pem")
    let make = Process()
    make.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    make.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
      "-keyout", key, "-out", certificate,
    ]
    make.standardError = FileHandle.nullDevice
    try make.run()
    make.waitUntilExit()
    let port = 20_000 + Int(getpid()) % 20_000
    let serve = Process()
    serve.executableURL = make.executableURL
    serve.arguments = [
      "s_server", "-quiet", "-accept", "\(port)", "-key", key, "-cert", certificate, "-www",
    ]
    (serve.standardOutput, serve.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    serve.standardInput = Pipe()
    try serve.run()
    // It goes on after a request to end.
    defer { kill(serve.processIdentifier, SIGKILL) }
    Thread.sleep(forTimeInterval: 0.5)
    let result = try run([
      "--service", "https://localhost:\(port)", "--data-set", StubService.id, "--file", Sample.name,
      "--output", night.folder,
    ])
    #expect(result.code == ExitCode.inputMissing.rawValue, "\(result.errors)")
    #expect(result.errors.contains("the server's certificate cannot be trusted"))
  }
}
