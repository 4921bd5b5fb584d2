import Testing

@testable import SampleGeneration

struct RowNumberTests {
  @Test func `a row's numbers are those of SplitMix64`() {
    // The first numbers of the reference implementation for this seed.
    #expect(SplitMix64.number(at: 0, seed: 1_234_567) == 6_457_827_717_110_365_317)
    #expect(SplitMix64.number(at: 1, seed: 1_234_567) == 3_203_168_211_198_807_973)
    #expect(SplitMix64.number(at: 2, seed: 1_234_567) == 9_817_491_932_198_370_423)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 16, 17, 1000, 4097])
  func `a shuffle gives every number once`(count: Int) {
    for seed in 0..<5 as Range<UInt64> {
      let shuffle = RowShuffle(count: count, seed: seed)
      #expect((0..<count).map { shuffle.number(at: $0) }.sorted() == Array(0..<count))
    }
  }

  @Test func `a shuffle of very many numbers stays in range`() {
    for count in [1 << 40, 1 << 62, Int.max] {
      let shuffle = RowShuffle(count: count, seed: 5)
      let numbers = [0, 1, count / 2, count - 1].map { shuffle.number(at: $0) }
      #expect(numbers.allSatisfy { (0..<count).contains($0) } && Set(numbers).count == 4)
    }
  }

  @Test func `ten million groups have as many authorities as they need`() {
    let layout = SampleLayout(groups: 10_000_000)
    #expect(layout.authorities == 105_264)
    // Blocks have 19 rows of wider areas, then 247 of authorities.
    let row = { (local: Int) in local / 247 * 266 + 19 + local % 247 }
    let last = layout.place(ofRow: row(9_999_999))
    #expect(last.year == 4 && last.area == .authority(number: 105_260, region: 8))
    #expect(layout.place(ofRow: row(10_000_000)) == layout.place(ofRow: row(0)))
  }

  @Test func `the published number of groups is 5 years of 155 authorities and 19 breakdowns`() {
    #expect(SampleLayout(groups: SampleSettings.publishedGroups).authorities == 155)
    #expect(TidyVocabulary.years.count * TidyVocabulary.breakdowns.count == 95)
  }

  @Test(arguments: [
    ("1.2GB", 1_200_000_000), ("256MB", 256_000_000), ("64KB", 64000), ("64kb", 64000),
    ("0B", 0), ("1.5KB", 1500), ("0.001KB", 1), ("9223372036854775807B", Int.max),
    ("2TB", 2_000_000_000_000),
  ])
  func `sizes are read as decimal units`(text: String, bytes: Int) {
    #expect(ByteSize(text)?.bytes == bytes)
  }

  @Test(arguments: [
    "", "1", "GB", "1.GB", ".5GB", "1..2GB", "1.2.3GB", "-1MB", "+1MB", "1 MB", "1.0001KB", "0.5B",
    "9223372036854775808B", "10000000TB", "1MiB", "1,2GB", "٣MB",
  ])
  func `what is no whole number of bytes is no size`(text: String) {
    #expect(ByteSize(text) == nil)
  }
}
