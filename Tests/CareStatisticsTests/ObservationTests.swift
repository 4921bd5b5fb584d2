import CareStatistics
import Testing

struct ObservationTests {
  private func figure(_ number: Double?, _ status: ValueStatus? = nil) -> Figure {
    Figure(number: number, status: status, text: "", provenance: nil)
  }

  private func observation(
    published: Figure?, numerator: Figure? = nil, calculated: Double? = nil
  ) -> Observation {
    Observation(
      measure: "m", area: AreaKey("867"), year: 2025, published: published, numerator: numerator,
      denominator: nil, calculated: calculated, boundaryNote: "")
  }

  @Test func `a published number leads, the calculated one is drawn`() {
    let rate = observation(published: figure(42), calculated: 41.7)
    #expect(rate.value == 42)
    #expect(rate.precise == 41.7)
    #expect(rate.status == nil)
  }

  @Test func `a suppressed value is never worked out again`() {
    let rate = observation(published: figure(nil, .confidential), calculated: 3.2)
    #expect(rate.value == nil)
    #expect(rate.precise == nil)
    #expect(rate.status == .confidential)
  }

  @Test func `a percentage that rounds to zero keeps its mark and is drawn where it lies`() {
    let share = observation(published: figure(nil, .roundsToZero), calculated: 0.4)
    #expect(share.value == nil)
    #expect(share.status == .roundsToZero)
    #expect(share.precise == 0.4)
  }

  @Test func `without a published value the calculated one stands, or the numerator's status`() {
    #expect(observation(published: nil, calculated: 22.5).value == 22.5)
    let suppressed = observation(published: nil, numerator: figure(nil, .confidential))
    #expect(suppressed.value == nil)
    #expect(suppressed.status == .confidential)
  }
}
