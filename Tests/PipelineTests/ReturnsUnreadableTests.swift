import Foundation
import TestSupport
import Testing

/// A night over returns that the system does not let it read, or that never end.
struct ReturnsUnreadableTests {
  /// Authorities that must be skipped: what is done to their folder, and words of the reason.
  private static let bad: [(code: String, shell: String, words: String)] = [
    ("E06000022", "chmod 000 2025/header.csv", "permission denied"),
    ("E06000056", "chmod 000 2025", "the folder cannot be read"),
    ("E06000014", "chmod 000 .", "the folder cannot be read"),
    ("E06000021", "rm 2025/header.csv; mkfifo 2025/header.csv", "a pipe or a device"),
    ("E06000023", "ln -s /dev/zero 2025/more.xml", "a pipe or a device"),
    ("E08000025", "ln -s /dev/urandom 2025/more.csv.gz", "a pipe or a device"),
    ("E08000026", "ln -s nowhere 2025/more.csv", "there is no such file"),
    ("E08000027", "ln -s more.csv 2025/more.csv", "the system refused"),
    ("E08000028", "rm 2025/episodes.csv; mkdir 2025/episodes.csv", "no Episodes table"),
    ("E08000029", "rm -r 2025; ln -s nowhere 2025", "no year's folder"),
    ("E08000030", ": > 2025/header.csv", "it is empty"),
  ]

  private static let good = "E06000036"

  private static func night() throws -> ReturnsNight {
    var files = ReturnsNight.placed(ReturnsNight.sound(60, prefix: "A"), good, "2025")
    for (index, bad) in bad.enumerated() {
      let some = ReturnsNight.sound(30, prefix: "\(bad.code)\(index)")
      files.merge(ReturnsNight.placed(some, bad.code, "2025")) { $1 }
    }
    return try ReturnsNight(files)
  }

  /// Words that take from root the right to read everything; `nil` where they are refused.
  private static let bound: [String]? = {
    guard geteuid() == 0 else { return [] }
    let words = ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: words[0])
    probe.arguments = [words[1], "/bin/true"]
    probe.standardError = FileHandle.nullDevice
    guard (try? probe.run()) != nil else { return nil }
    probe.waitUntilExit()
    return probe.terminationStatus == 0 ? words : nil
  }()

  private static func shell(_ words: String, in folder: String) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", words]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder)
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0, "\(words)")
  }

  @Test(.enabled(if: bound != nil, "root cannot be kept from reading here"))
  func `what cannot be read costs its own authority alone, and nothing waits for it`() throws {
    let alone = try ReturnsNight(
      ReturnsNight.placed(ReturnsNight.sound(60, prefix: "A"), Self.good, "2025"))
    let sound = try alone.watched(["run", alone.smallPipeline(), "--quiet"]).result
    #expect(sound.status == 0 && sound.errors.isEmpty, "\(sound.errors)")
    let night = try Self.night()
    for bad in Self.bad { try Self.shell(bad.shell, in: "\(night.returns)/\(bad.code)") }
    defer { try? Self.shell("chmod -R u+rwX .", in: night.returns) }
    let wrapper = try #require(Self.bound)
    let pipeline = try night.smallPipeline()
    let run = try night.watched(["run", pipeline, "--quiet"], wrapper: wrapper).result
    #expect(run.status == 1, "\(run.errors)")
    checkNamed(run.errors)
    let again = ["run", pipeline, "--quiet", "--if-changed"]
    let second = try night.watched(again, wrapper: wrapper).result
    #expect(second.status == 1 && second.errors == run.errors)
    for command in ["check", "returns"] {
      let words = [command, night.returns, "--pipeline", pipeline]
      let result = try night.watched(words, wrapper: wrapper).result
      #expect(result.status == 1)
      checkNamed(result.output + result.errors)
    }
    try checkPages(alone.output, night.output)
  }

  /// Every bad authority is named with its file or folder and the reason, and none but those.
  private func checkNamed(_ text: String) {
    let lines = text.split(separator: "\n").filter { $0.contains("error: ") }
    for bad in Self.bad {
      #expect(
        lines.contains { $0.contains("error: \(bad.code)") && $0.contains(bad.words) },
        "\(bad.code) \(bad.words): \(text)")
    }
    #expect(!lines.contains { $0.contains(Self.good) })
  }

  /// Public pages, the good authority's page and its file are the same bytes but for the run's name.
  private func checkPages(_ alone: String, _ together: String) throws {
    let (one, other) = try (ReturnsNight.pages(alone), ReturnsNight.pages(together))
    #expect(one.keys.sorted() == other.keys.sorted() && one.count > 150)
    for (path, bytes) in one where path != "manifest.json" {
      #expect(bytes == other[path], "\(path)")
    }
    let own = try ReturnsNight.privatePages(alone)
    let mixed = try ReturnsNight.privatePages(together)
    #expect(own.keys.sorted() == mixed.keys.sorted() && own.count == 3)
    for (path, bytes) in own where path != "index.html" { #expect(bytes == mixed[path], "\(path)") }
    let index = String(decoding: mixed["index.html"] ?? Data(), as: UTF8.self)
    for bad in Self.bad {
      let words = bad.words.replacing("'", with: "&#39;")
      #expect(index.contains(bad.code) && index.contains(words), "\(bad.code)")
    }
  }
}
