import CareStatistics
import Publishing
import Testing

/// `peers.csv`, cell by cell.
@Suite struct PeersFileTests {
  @Test func `a peer says in words why it is listed`() {
    let records = TidyRecords("peers")
    #expect(records.rows.count == 2)
    #expect(records[0, "la_name"] == "Bournemouth, Christchurch and Poole")
    #expect(records[0, "peer_la_name"] == "Older \u{C9}" && records[0, "neighbour_rank"] == "1")
    #expect(records[0, "reasons"] == "statistical neighbour, closest of 1 (2025 model)")
    #expect(records[1, "neighbour_rank"] == "")
    #expect(
      records[1, "reasons"]
        == "same region (South West), similar rate (64 and 61 per 10,000 children) and similar "
        + "size (34,100 and 847 children)")
    #expect(records[0, "as_part_of"] == "" && records[0, "tier"] == "above")
    #expect(records[0, "moved_with"] == "With it, as given.")
  }
}
