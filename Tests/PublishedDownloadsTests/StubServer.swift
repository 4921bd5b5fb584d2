import Foundation
import Synchronization

/// What a client asked.
struct StubRequest: Sendable {
  let method: String
  /// The path with its query, or the host and port of `CONNECT`.
  let target: String
  /// The header fields by name in lower case.
  let fields: [String: String]

  var path: String { String(target.prefix { $0 != "?" }) }
  var query: String { String(target.drop { $0 != "?" }.dropFirst()) }
}

/// What the server does in answer, step by step.
struct StubAnswer: Sendable {
  enum Step: Sendable {
    case send([UInt8])
    case wait(Double)
    /// Sends a piece again and again, until the other side has enough; 256 MB at most.
    case endless([UInt8])
  }

  var steps: [Step]

  /// A whole answer, with its length unless the fields say otherwise.
  init(_ status: Int, _ fields: [String] = [], body: [UInt8] = []) {
    steps = [.send(Self.head(status, fields, length: body.count)), .send(body)]
  }

  init(steps: [Step]) { self.steps = steps }

  /// The head of an answer; `length` is left out where the fields have one, or a transfer coding.
  static func head(_ status: Int, _ fields: [String], length: Int?) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) Status", "Connection: close"] + fields
    let names = fields.map { $0.lowercased() }
    if let length, !names.contains(where: { $0.hasPrefix("content-length:") }) {
      lines.append("Content-Length: \(length)")
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}

/// A small HTTP server on a loopback port, one thread a connection and one request each.
final class StubServer: Sendable {
  let port: Int
  private let listener: Int32
  private let log = Mutex<[StubRequest]>([])
  private let answer: @Sendable (StubRequest) -> StubAnswer

  var address: String { "http://127.0.0.1:\(port)" }
  /// All requests so far, in order.
  var requests: [StubRequest] { log.withLock { $0 } }

  init(_ answer: @escaping @Sendable (StubRequest) -> StubAnswer) throws {
    self.answer = answer
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // SAFETY: the structure is a local one, and its size is given with it.
    let code = unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { own in
        guard unsafe bind(listener, own, length) == 0, listen(listener, 64) == 0 else {
          return Int32(-1)
        }
        return unsafe getsockname(listener, own, &length)
      }
    }
    guard code == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: place.sin_port))
    Thread.detachNewThread { [listener, weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { [weak self] in
          self?.serve(connection)
          close(connection)
        }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ connection: Int32) {
    guard let request = Self.read(connection) else { return }
    log.withLock { $0.append(request) }
    for step in answer(request).steps {
      switch step {
      case .send(let bytes):
        if request.method == "HEAD", !bytes.starts(with: Array("HTTP/".utf8)) { continue }
        guard Self.send(bytes, connection) else { return }
      case .wait(let seconds): Thread.sleep(forTimeInterval: seconds)
      case .endless(let piece):
        var sent = 0
        while sent < 256_000_000, Self.send(piece, connection) { sent += piece.count }
      }
    }
  }

  private static func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      // SAFETY: the kernel reads from `offset` to the buffer's end.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.send(
          connection, buffer.baseAddress?.advanced(by: offset), buffer.count - offset,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  private static func read(_ connection: Int32) -> StubRequest? {
    var head: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    while !head.suffix(4).elementsEqual(end), head.count < 65_536 {
      var byte: UInt8 = 0
      guard unsafe recv(connection, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      fields[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return StubRequest(method: words[0], target: words[1], fields: fields)
  }
}
