#include "CByteScan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The masks of one block: a bit for each byte, the first byte lowest.
typedef struct {
  uint64_t delimiters, line_feeds, carriage_returns, quotes, nuls, non_ascii;
} masks;

// What goes from one block to the next.
typedef struct {
  uint64_t inside;           // all ones inside quotes, else zero
  uint64_t may_open;         // bit 0: the byte before was a separator or a closing quote
  uint64_t closed;           // bit 0: the byte before was a closing quote
  uint64_t carriage_return;  // bit 0: the byte before was a carriage return
} carry;

static inline __attribute__((always_inline)) uint64_t running_xor(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

static inline __attribute__((always_inline)) uint32_t *write_positions(uint32_t *out, uint64_t bits,
                                                                       uint32_t base) {
  uint32_t *end = out + __builtin_popcountll(bits);
  // Six at once: most blocks of published tables have fewer, so that the branch is foreseen.
  for (int i = 0; i < 6; i++) {
    out[i] = base + (uint32_t)__builtin_ctzll(bits | (uint64_t)1 << 63);
    bits &= bits - 1;
  }
  if (__builtin_expect(bits != 0, 0)) {
    out += 6;
    do {
      *out++ = base + (uint32_t)__builtin_ctzll(bits);
      bits &= bits - 1;
    } while (bits);
  }
  return end;
}

static void note_irregular(cbs_findings *found, uint64_t bits, uint32_t base) {
  if (!bits) return;
  uint32_t place = base + (uint32_t)__builtin_ctzll(bits);
  if (place < found->irregular) found->irregular = place;
}

// Carriage returns: a pair with a line feed is one line end, a lone one is left to libcsv.
static __attribute__((noinline)) void take_carriage_returns(const masks *m, carry *c,
                                                            uint64_t kept, cbs_findings *found,
                                                            uint32_t base) {
  found->has_carriage_return = 1;
  if (c->carriage_return & ~m->line_feeds & 1) {
    found->has_lone_carriage_return = 1;
    found->line_ends++;
    note_irregular(found, 1, base ? base - 1 : 0);
  }
  uint64_t lone = m->carriage_returns & ~(m->line_feeds >> 1) & kept >> 1;
  if (lone) {
    found->has_lone_carriage_return = 1;
    found->line_ends += (uint32_t)__builtin_popcountll(lone);
    note_irregular(found, lone, base);
  }
  c->carriage_return = m->carriage_returns >> 63;
}

// One block; `base` is its offset, `kept` has a bit for each byte that belongs to it.
static inline __attribute__((always_inline)) void take_block(masks m, uint64_t kept, uint32_t base,
                                                             carry *c, uint32_t **ends,
                                                             uint32_t **doubled,
                                                             cbs_findings *found) {
  uint64_t separators = m.delimiters | m.line_feeds;
  found->line_ends += (uint32_t)__builtin_popcountll(m.line_feeds);
  if (__builtin_expect(m.carriage_returns | c->carriage_return, 0))
    take_carriage_returns(&m, c, kept, found, base);
  if (__builtin_expect(m.nuls != 0, 0)) note_irregular(found, m.nuls, base);
  if (m.quotes | c->inside | c->closed) {
    uint64_t inside = running_xor(m.quotes) ^ c->inside;
    uint64_t opening = m.quotes & inside;
    uint64_t closing = m.quotes & ~inside;
    separators &= ~inside;
    uint64_t after_closing = closing << 1 | c->closed;
    uint64_t may_open = separators << 1 | after_closing | c->may_open;
    uint64_t allowed = m.delimiters | m.line_feeds | m.carriage_returns | m.quotes;
    uint64_t wrong = ((opening & ~may_open) | (after_closing & ~allowed)) & kept;
    if (__builtin_expect(wrong != 0, 0)) note_irregular(found, wrong, base);
    *doubled = write_positions(*doubled, opening & after_closing, base);
    found->quotes += (uint32_t)__builtin_popcountll(m.quotes);
    c->inside = (uint64_t)((int64_t)inside >> 63);
    c->closed = closing >> 63;
    found->record_ends += (uint32_t)__builtin_popcountll(m.line_feeds & ~inside);
  } else {
    found->record_ends += (uint32_t)__builtin_popcountll(m.line_feeds);
  }
  c->may_open = separators >> 63;
  found->has_non_ascii |= m.non_ascii != 0;
  *ends = write_positions(*ends, separators, base);
}

static inline __attribute__((always_inline)) masks keep(masks m, uint64_t kept) {
  m.delimiters &= kept;
  m.line_feeds &= kept;
  m.carriage_returns &= kept;
  m.quotes &= kept;
  m.nuls &= kept;
  m.non_ascii &= kept;
  return m;
}

static masks load_scalar(const uint8_t *bytes, uint8_t delimiter) {
  masks m = {0};
  for (int i = 0; i < 64; i++) {
    uint64_t bit = (uint64_t)1 << i;
    if (bytes[i] == delimiter) m.delimiters |= bit;
    if (bytes[i] == '\n') m.line_feeds |= bit;
    if (bytes[i] == '\r') m.carriage_returns |= bit;
    if (bytes[i] == '"') m.quotes |= bit;
    if (bytes[i] == 0) m.nuls |= bit;
    if (bytes[i] >= 0x80) m.non_ascii |= bit;
  }
  return m;
}

// Every kind is this loop over another way to load the masks.
#define SCAN_WITH(load)                                                                       \
  cbs_findings found = {.irregular = CBS_NOWHERE};                                            \
  carry c = {.inside = inside ? ~(uint64_t)0 : 0, .may_open = 1};                             \
  uint32_t *end = ends, *twice = doubled;                                                     \
  size_t offset = 0;                                                                          \
  for (; offset + 64 <= count; offset += 64)                                                  \
    take_block(load(bytes + offset, delimiter), ~(uint64_t)0, (uint32_t)offset, &c, &end,     \
               &twice, &found);                                                               \
  if (offset < count) {                                                                       \
    uint64_t kept = ((uint64_t)1 << (count - offset)) - 1;                                    \
    take_block(keep(load(bytes + offset, delimiter), kept), kept, (uint32_t)offset, &c, &end, \
               &twice, &found);                                                               \
  }                                                                                           \
  found.end_count = (uint32_t)(end - ends);                                                   \
  found.doubled_count = (uint32_t)(twice - doubled);                                          \
  return found;

typedef cbs_findings scan(const uint8_t *, size_t, uint8_t, uint8_t, uint32_t *, uint32_t *);

static cbs_findings scan_scalar(const uint8_t *bytes, size_t count, uint8_t delimiter,
                                uint8_t inside, uint32_t *ends, uint32_t *doubled) {
  SCAN_WITH(load_scalar)
}

#if defined(__x86_64__)

static inline __attribute__((always_inline)) uint64_t equal_sse2(const __m128i v[4], __m128i byte) {
  uint64_t bits = 0;
  for (int i = 0; i < 4; i++)
    bits |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[i], byte)) << (16 * i);
  return bits;
}

static inline __attribute__((always_inline)) masks load_sse2(const uint8_t *bytes,
                                                             uint8_t delimiter) {
  __m128i v[4];
  for (int i = 0; i < 4; i++) v[i] = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
  // Rare bytes are looked for all at once: a byte up to 13 other than tab and line feed, or one
  // beyond ASCII.
  masks m = {0};
  m.delimiters = equal_sse2(v, _mm_set1_epi8((char)delimiter));
  m.line_feeds = equal_sse2(v, _mm_set1_epi8('\n'));
  m.quotes = equal_sse2(v, _mm_set1_epi8('"'));
  __m128i rare = _mm_setzero_si128();
  for (int i = 0; i < 4; i++) {
    rare = _mm_or_si128(rare, v[i]);
    rare = _mm_or_si128(rare, _mm_cmpeq_epi8(v[i], _mm_setzero_si128()));
    rare = _mm_or_si128(rare, _mm_cmpeq_epi8(v[i], _mm_set1_epi8('\r')));
  }
  if (__builtin_expect(_mm_movemask_epi8(rare) != 0, 0)) {
    m.carriage_returns = equal_sse2(v, _mm_set1_epi8('\r'));
    m.nuls = equal_sse2(v, _mm_setzero_si128());
    for (int i = 0; i < 4; i++)
      m.non_ascii |= (uint64_t)(uint16_t)_mm_movemask_epi8(v[i]) << (16 * i);
  }
  return m;
}

static cbs_findings scan_sse2(const uint8_t *bytes, size_t count, uint8_t delimiter,
                              uint8_t inside, uint32_t *ends, uint32_t *doubled) {
  SCAN_WITH(load_sse2)
}

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))

static inline __attribute__((always_inline)) AVX2 uint64_t equal_avx2(__m256i a, __m256i b,
                                                                      __m256i byte) {
  uint64_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, byte));
  uint64_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, byte));
  return high << 32 | low;
}

static inline __attribute__((always_inline)) AVX2 masks load_avx2(const uint8_t *bytes,
                                                                  uint8_t delimiter) {
  __m256i a = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i b = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  masks m = {0};
  m.delimiters = equal_avx2(a, b, _mm256_set1_epi8((char)delimiter));
  m.line_feeds = equal_avx2(a, b, _mm256_set1_epi8('\n'));
  m.quotes = equal_avx2(a, b, _mm256_set1_epi8('"'));
  __m256i zero = _mm256_setzero_si256(), cr = _mm256_set1_epi8('\r');
  __m256i rare = _mm256_or_si256(
      _mm256_or_si256(a, b),
      _mm256_or_si256(_mm256_cmpeq_epi8(_mm256_min_epu8(a, b), zero),
                      _mm256_or_si256(_mm256_cmpeq_epi8(a, cr), _mm256_cmpeq_epi8(b, cr))));
  if (__builtin_expect(_mm256_movemask_epi8(rare) != 0, 0)) {
    m.carriage_returns = equal_avx2(a, b, cr);
    m.nuls = equal_avx2(a, b, zero);
    m.non_ascii = (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32 |
                  (uint32_t)_mm256_movemask_epi8(a);
  }
  return m;
}

static AVX2 cbs_findings scan_avx2(const uint8_t *bytes, size_t count, uint8_t delimiter,
                                   uint8_t inside, uint32_t *ends, uint32_t *doubled) {
  SCAN_WITH(load_avx2)
}

#endif

cbs_kind cbs_best_kind(void) {
#if defined(__x86_64__)
  static int known = -1;
  int best = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (best < 0) {
    best = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") ? CBS_WIDE : CBS_BLOCKS;
    __atomic_store_n(&known, best, __ATOMIC_RELAXED);
  }
  return (cbs_kind)best;
#else
  return CBS_SCALAR;
#endif
}

cbs_findings cbs_scan(cbs_kind kind, const uint8_t *bytes, size_t count, uint8_t delimiter,
                      uint8_t inside, uint32_t *ends, uint32_t *doubled) {
#if defined(__x86_64__)
  if (kind == CBS_WIDE && cbs_best_kind() == CBS_WIDE)
    return scan_avx2(bytes, count, delimiter, inside, ends, doubled);
  if (kind != CBS_SCALAR) return scan_sse2(bytes, count, delimiter, inside, ends, doubled);
#endif
  return scan_scalar(bytes, count, delimiter, inside, ends, doubled);
}

int cbs_is_utf8(const uint8_t *bytes, size_t count) {
  const uint8_t *end = bytes + count;
  while (bytes < end) {
    uint64_t eight;
    while (end - bytes >= 8 && (memcpy(&eight, bytes, 8), !(eight & 0x8080808080808080u))) bytes += 8;
    if (bytes == end) return 1;
    uint8_t lead = *bytes++;
    if (lead < 0x80) continue;
    // The bytes that follow, and the range that the first of them must be in: no overlong form, no
    // surrogate, nothing beyond U+10FFFF.
    int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || end - bytes < more) return 0;
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[0] < low || bytes[0] > high) return 0;
    for (int i = 1; i < more; i++)
      if ((bytes[i] & 0xC0) != 0x80) return 0;
    bytes += more;
  }
  return 1;
}

int cbs_commas_for_zeros(uint8_t *bytes, size_t count) {
  uint8_t found = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t byte = bytes[i];
    found |= (byte == ',') | (byte == '"') | (byte == '\n') | (byte == '\r');
    bytes[i] = byte ? byte : ',';
  }
  return found;
}
