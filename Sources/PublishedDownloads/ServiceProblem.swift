internal import FoundationEssentials

/// What a service says is wrong with a request, in the form of RFC 7807.
struct ServiceProblem: Decodable {
  private var title: String?
  private var detail: String?
  private var errors: [Entry]?

  private struct Entry: Decodable { var message: String? }

  /// Reads the body of a refusal; one in another form says nothing.
  init(body: [UInt8]) {
    // What is no problem report is told by its status alone.
    if let problem = try? JSONDecoder().decode(Self.self, from: Data(body)) { self = problem }
  }

  /// What it says, in one line; `nil` for nothing.
  private var words: String? {
    let messages = (errors ?? []).compactMap(\.message)
    let all = ([title, detail].compactMap { $0 } + messages).filter { !$0.isEmpty }
    return all.isEmpty ? nil : shown(all.joined(separator: " "))
  }

  /// The fault that a status stands for.
  func fault(status: Int, at address: ServiceAddress) -> DownloadFault {
    let said = words.map { ": \($0)" } ?? ""
    let (meaning, remedy) =
      switch status {
      case 403: ("is not open", "The data set may be a draft, or have been withdrawn.")
      case 404:
        (
          "was not found",
          "Check the id and the version; a newer release may have taken its place."
        )
      case 400: ("was not understood", "Check the id and the version.")
      default: ("was refused", "Look at the address in a browser.")
      }
    return DownloadFault(
      .unavailable, address.description, "\(meaning) (\(status))\(said)", remedy: remedy)
  }
}
