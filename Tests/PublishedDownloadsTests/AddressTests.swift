import Foundation
import Pipeline
import PublishedDownloads
import TestSupport
import Testing

/// Which addresses, data sets, versions and names may be asked for.
struct AddressTests {
  @Test(
    "HTTPS may be asked, and plain HTTP of this machine",
    arguments: [
      "https://api.education.gov.uk/statistics", "https://example.org:8443/a?b=c",
      "http://127.0.0.1:8080/v1", "http://[::1]:8080/v1", "http://localhost/v1",
      "http://LOCALHOST:1/v1",
    ])
  func allows(text: String) throws {
    let address = try ServiceAddress(text)
    #expect(address.description.hasPrefix(text.prefix(5)))
  }

  @Test(
    "nothing else may be asked",
    arguments: [
      "http://api.education.gov.uk/statistics", "http://127.0.0.1.example.org/",
      "http://127.0.0.2/", "http://localhost.example.org/", "http://localhost@example.org/",
      "http://example.org#@127.0.0.1/", "http://example.org?@127.0.0.1/",
      "http://example.org\\@127.0.0.1/", "https://name:secret@example.org/", "ftp://127.0.0.1/",
      "file:///etc/passwd", "127.0.0.1/v1", "", "https://", "https://exa mple.org/",
      "https://example.org/\r\nX: y", "http://0x7f000001.example/", "//127.0.0.1/",
    ])
  func refuses(text: String) throws {
    let fault = #expect(throws: DownloadFault.self) { try ServiceAddress(text) }
    #expect(fault?.kind == .request && fault?.remedy.isEmpty == false)
    #expect(fault?.description.contains("secret") == false)
  }

  @Test("a server may send on to HTTPS, and from plain HTTP to plain HTTP of this machine alone")
  func followsOnly() throws {
    let secure = try ServiceAddress("https://example.org/a")
    let own = try ServiceAddress("http://127.0.0.1:1/a")
    #expect(try secure.following("https://other.example/b").description.contains("other"))
    #expect(try own.following("http://localhost:2/b").description == "http://localhost:2/b")
    #expect(try own.following("https://example.org/b").description == "https://example.org/b")
    for (from, target, words) in [
      (secure, "http://127.0.0.1/b", "plain HTTP behind HTTPS"),
      (secure, "http://example.org/b", "neither HTTPS nor"),
      (own, "http://example.org/b", "neither HTTPS nor"),
    ] {
      let fault = #expect(throws: DownloadFault.self) { try from.following(target) }
      #expect(fault?.kind == .unavailable && fault?.message.contains(words) == true)
    }
  }

  @Test("a data set is an id or an address of the catalogue, and a file has a plain name")
  func readsFiles() throws {
    let id = StubService.id
    let page = "https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/\(id)"
    for dataSet in [id, id.uppercased(), page, "\(page)/csv", "\(page)/"] {
      _ = try PublishedFile(dataSet: dataSet, version: nil, name: Sample.name)
    }
    for version in ["1", "1.0", "2.1.1", "*", "2.*", "2.1.*"] {
      _ = try PublishedFile(dataSet: id, version: version, name: Sample.name)
    }
    let wrong: [(String, String?, String)] = [
      ("7588c2d6", nil, "a.csv"), ("\(id)0", nil, "a.csv"), ("../\(id)", nil, "a.csv"),
      ("https://example.org/data-set/\(id)", nil, "a.csv"), ("\(page)?x=y", nil, "a.csv"),
      ("http://example.org/data-catalogue/data-set/\(id)", nil, "a.csv"), (page, "1.0", "a.csv"),
      (id, "", "a.csv"), (id, "1.", "a.csv"), (id, "*.1", "a.csv"), (id, "1.0.0.0", "a.csv"),
      (id, "v1", "a.csv"), (id, "1/2", "a.csv"), (id, nil, "../a.csv"), (id, nil, ".a.csv"),
      (id, nil, "a.txt"), (id, nil, ".csv"), (id, nil, "-a.csv"), (id, nil, "a b.csv"),
    ]
    for (dataSet, version, name) in wrong {
      let fault = #expect(throws: DownloadFault.self) {
        try PublishedFile(dataSet: dataSet, version: version, name: name)
      }
      #expect(fault?.kind == .request, "\(dataSet) \(version ?? "") \(name)")
    }
  }
}
