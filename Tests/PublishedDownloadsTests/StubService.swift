import Foundation
import Synchronization
import TestSupport

/// The service as its OpenAPI description has it, as far as it is asked here: data sets, their
/// versions and their files; and files of the catalogue.
final class StubService: Sendable {
  static let id = "7588c2d6-9e8a-4d84-8f19-6b8d52a01fbd"
  static let unknownID = "00000000-9e8a-4d84-8f19-6b8d52a01fbd"

  /// What is served, and what goes wrong.
  struct State: Sendable {
    /// Versions, the newest last.
    var versions = ["1.0"]
    var status = "Published"
    var csv = Sample.csv
    /// Fields of the file's answer beside the usual ones, such as validators.
    var fields: [String] = []
    /// Answers to requests for the file that come before the good one.
    var setbacks: [StubAnswer] = []
    /// Whether parts of the file are given.
    var givesParts = true
    /// The rows that the service tells of.
    var rows = Sample.rows
  }

  let state = Mutex(State())

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  /// A server of this service.
  func server() throws -> StubServer { try StubServer { self.answer($0) } }

  func answer(_ request: StubRequest) -> StubAnswer {
    let parts = request.path.split(separator: "/").map(String.init)
    if request.path.contains(where: \.isUppercase) {
      return StubAnswer(308, ["Location: \(request.target.lowercased())"])
    }
    switch parts.count {
    case 4 where parts[0] == "data-catalogue" && parts[3] == "csv":
      return file(request, packs: false)
    case 3 where parts[1] == "data-sets": return known(parts[2], request) { summary() }
    case 4 where parts[1] == "data-sets" && parts[3] == "csv":
      return known(parts[2], request, allows: "dataSetVersion") { file(request, packs: true) }
    case 5 where parts[1] == "data-sets" && parts[3] == "versions":
      return known(parts[2], request) { version(parts[4]) }
    default: return StubAnswer(404)
    }
  }

  private func known(
    _ id: String, _ request: StubRequest, allows parameter: String? = nil,
    _ body: () -> StubAnswer
  ) -> StubAnswer {
    guard UUID(uuidString: id) != nil else { return StubAnswer(404) }
    let name = String(request.query.prefix { $0 != "=" })
    guard name.isEmpty || name == parameter else {
      return json(
        400,
        """
        {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1",\
        "title":"One or more validation errors occurred.","status":400,\
        "errors":[{"message":"Unknown field.","code":"UnknownField","path":"\(name)"}]}
        """)
    }
    guard id == Self.id else { return notFound() }
    return body()
  }

  private func notFound() -> StubAnswer {
    json(
      404,
      """
      {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404}
      """)
  }

  private func json(_ status: Int, _ text: String) -> StubAnswer {
    StubAnswer(
      status, ["Content-Type: application/json; charset=utf-8"], body: Array(text.utf8))
  }

  private func summary() -> StubAnswer {
    let state = state.withLock { $0 }
    return json(
      200,
      """
      {"id":"\(Self.id)","title":"Children looked after","summary":"Numbers and rates.",\
      "status":"\(state.status)","latestVersion":{"version":"\(state.versions.last ?? "")",\
      "published":"2026-11-20T09:30:00+00:00","totalResults":\(state.rows),\
      "file":{"id":"e0754872-3206-4918-aad4-029eaaae191f"},\
      "timePeriods":{"start":"2025","end":"2025"},"geographicLevels":["National"],"filters":[],\
      "indicators":[]}}
      """)
  }

  private func version(_ text: String) -> StubAnswer {
    let state = state.withLock { $0 }
    let prefix = text.hasSuffix("*") ? String(text.dropLast()) : nil
    guard
      let found = state.versions.last(where: { version in
        prefix.map { version.hasPrefix($0) } ?? (version == text)
      })
    else { return notFound() }
    return json(
      200,
      """
      {"version":"\(found)","type":"\(found.hasSuffix(".0") ? "Major" : "Minor")",\
      "status":"\(state.status)","published":"2026-11-20T09:30:00+00:00","notes":"",\
      "totalResults":\(state.rows),"file":{"id":"e0754872-3206-4918-aad4-029eaaae191f"},\
      "release":{"title":"Reporting year 2025","slug":"2025"},\
      "timePeriods":{"start":"2025","end":"2025"},"geographicLevels":["National"],"filters":[],\
      "indicators":[]}
      """)
  }

  /// The file: of the service always packed, of the catalogue never; whole, or the part asked for.
  private func file(_ request: StubRequest, packs: Bool) -> StubAnswer {
    let (state, setback) = state.withLock { state in
      (state, state.setbacks.isEmpty ? nil : state.setbacks.removeFirst())
    }
    if let setback { return setback }
    let body = packs ? Sample.packed(state.csv) : state.csv
    var fields = ["Content-Type: text/csv"] + state.fields
    if packs { fields.append("Content-Encoding: gzip") }
    func validator(_ name: String) -> String? {
      state.fields.first { $0.hasPrefix("\(name): ") }.map { String($0.dropFirst(name.count + 2)) }
    }
    let (tag, time) = (validator("ETag"), validator("Last-Modified"))
    if tag != nil, request.fields["if-none-match"] == tag { return StubAnswer(304, state.fields) }
    if request.fields["if-none-match"] == nil, time != nil,
      request.fields["if-modified-since"] == time
    {
      return StubAnswer(304, state.fields)
    }
    let condition = request.fields["if-range"]
    guard state.givesParts, let range = request.fields["range"],
      let first = Int(range.dropFirst("bytes=".count).dropLast()),
      condition == nil || condition == tag || condition == time
    else { return StubAnswer(200, fields, body: body) }
    guard first < body.count else { return StubAnswer(416) }
    return StubAnswer(
      206, fields + ["Content-Range: bytes \(first)-\(body.count - 1)/\(body.count)"],
      body: Array(body[first...]))
  }
}
