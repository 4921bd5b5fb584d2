// Structural bytes of delimited text, found 64 bytes at a time.
//
// For each block of 64 bytes one comparison gives a mask with a bit for every byte that is a
// separator, a line feed, a carriage return or a quote. Whether a separator counts depends on the
// quotes before it: a running exclusive-or over the quote mask sets the bits inside quotes, and a
// separator inside quotes is data.
//
// A quote opens only at a field's start and closes only at a field's end; anything else is reported
// as irregular, at its place, and is left to libcsv. The masks after it mean nothing.

#ifndef CBYTESCAN_H
#define CBYTESCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Bytes that must be readable before and after the bytes given to any function here.
#define CBS_PADDING 64

// Where no byte is irregular.
#define CBS_NOWHERE UINT32_MAX

// What a scan found besides the separators.
typedef struct {
  // Separators written to `ends`: delimiters and line feeds outside quotes.
  uint32_t end_count;
  // Quotes that follow a closing quote at once, hence doubled ones, written to `doubled`.
  uint32_t doubled_count;
  // Line feeds outside quotes.
  uint32_t record_ends;
  // Line feeds, inside quotes or outside, and carriage returns that another byte follows.
  uint32_t line_ends;
  // Quotes.
  uint32_t quotes;
  // The first byte that breaks the simple grammar: a quote in the wrong place, text after a
  // closing quote, a lone carriage return, a byte of value zero; else CBS_NOWHERE.
  uint32_t irregular;
  // Whether there is a carriage return at all.
  uint8_t has_carriage_return;
  // Whether there is a carriage return that another byte than a line feed follows.
  uint8_t has_lone_carriage_return;
  // Whether there is a byte beyond ASCII.
  uint8_t has_non_ascii;
} cbs_findings;

// The instruction sets a scan can use.
typedef enum { CBS_SCALAR = 0, CBS_BLOCKS = 1, CBS_WIDE = 2 } cbs_kind;

// The fastest kind that this processor has.
cbs_kind cbs_best_kind(void);

// Scans `count` bytes, at most 2^31.
//
// `inside` says whether the first byte is inside quotes. `ends` has room for `count` + 64 entries,
// `doubled` for as many; offsets count from `bytes`. All kinds find the same.
cbs_findings cbs_scan(cbs_kind kind, const uint8_t *bytes, size_t count, uint8_t delimiter,
                      uint8_t inside, uint32_t *ends, uint32_t *doubled);

// Whether the bytes are UTF-8.
int cbs_is_utf8(const uint8_t *bytes, size_t count);

// The first 16 and the last 16 bytes of a field, zero beyond its length; the same where it has at
// most 16. Together with the length they are the whole field up to 32 bytes.
typedef struct {
  uint64_t head[2];
  uint64_t tail[2];
} cbs_key;

// Sixteen bytes of ones, then sixteen of zeros: a window of it keeps the first bytes of a register.
static const uint8_t cbs_keep[32] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                                     255, 255, 255, 255, 255, 0};

static inline cbs_key cbs_load_key(const uint8_t *field, size_t count) {
  size_t kept = count < 16 ? count : 16;
  cbs_key key;
#if defined(__SSE2__)
  __m128i mask = _mm_loadu_si128((const __m128i *)(cbs_keep + 16 - kept));
  __m128i head = _mm_and_si128(_mm_loadu_si128((const __m128i *)field), mask);
  __m128i tail = _mm_and_si128(_mm_loadu_si128((const __m128i *)(field + count - kept)), mask);
  _mm_storeu_si128((__m128i *)key.head, head);
  _mm_storeu_si128((__m128i *)key.tail, tail);
#else
  uint8_t head[16] = {0}, tail[16] = {0};
  memcpy(head, field, kept);
  memcpy(tail, field + count - kept, kept);
  memcpy(key.head, head, 16);
  memcpy(key.tail, tail, 16);
#endif
  return key;
}

// Whether a field of `count` bytes has a key, which is all of it up to 32 bytes.
static inline int cbs_has_key(const uint8_t *field, size_t count, const cbs_key *key) {
#if defined(__SSE2__)
  size_t kept = count < 16 ? count : 16;
  __m128i mask = _mm_loadu_si128((const __m128i *)(cbs_keep + 16 - kept));
  __m128i head = _mm_xor_si128(_mm_loadu_si128((const __m128i *)field),
                               _mm_loadu_si128((const __m128i *)key->head));
  __m128i tail = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(field + count - kept)),
                               _mm_loadu_si128((const __m128i *)key->tail));
  __m128i differs = _mm_and_si128(_mm_or_si128(head, tail), mask);
  return _mm_movemask_epi8(_mm_cmpeq_epi8(differs, _mm_setzero_si128())) == 0xFFFF;
#else
  cbs_key other = cbs_load_key(field, count);
  return memcmp(&other, key, sizeof other) == 0;
#endif
}

// The number that one to eight ASCII digits stand for, or UINT64_MAX where there is no byte or one
// that is no digit. Eight bytes are read.
static inline uint64_t cbs_parse_digits(const uint8_t *field, size_t count) {
  uint64_t text;
  memcpy(&text, field, 8);
  // Zeros move in on the low side, which is where the leading digits stand.
  unsigned shift = (unsigned)(8 - count) * 8;
  uint64_t digits = shift < 64 ? (text << shift) : 0;
  uint64_t fill = shift < 64 ? ~(~(uint64_t)0 << shift) & 0x3030303030303030u : 0;
  digits |= fill;
  uint64_t high = digits & 0xF0F0F0F0F0F0F0F0u;
  uint64_t beyond = ((digits + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u);
  if ((high ^ 0x3030303030303030u) | (beyond ^ 0x3030303030303030u)) return UINT64_MAX;
  digits -= 0x3030303030303030u;
  digits = digits * 10 + (digits >> 8);
  digits = ((digits & 0x000000FF000000FFu) * 0x000F424000000064u +
            ((digits >> 16) & 0x000000FF000000FFu) * 0x0000271000000001u) >>
           32;
  return digits;
}

// Whether two fields of the same length, more than 32 and equal in their first and last 16 bytes, are
// equal in between.
static inline int cbs_same_middle(const uint8_t *a, const uint8_t *b, size_t count) {
#if defined(__SSE2__)
  __m128i differs = _mm_setzero_si128();
  // Two or three steps, which a compiler would make into many for a long loop's sake.
#pragma clang loop vectorize(disable) unroll(disable)
  for (size_t i = 16; i + 16 < count; i += 16)
    differs = _mm_or_si128(differs, _mm_xor_si128(_mm_loadu_si128((const __m128i *)(a + i)),
                                                  _mm_loadu_si128((const __m128i *)(b + i))));
  return _mm_movemask_epi8(_mm_cmpeq_epi8(differs, _mm_setzero_si128())) == 0xFFFF;
#else
  return memcmp(a + 16, b + 16, count - 32) == 0;
#endif
}

// Puts a comma in the place of each zero byte, and tells whether another byte is one that a CSV field
// cannot hold without quotes. A loop without an exit, which the compiler makes wide.
int cbs_commas_for_zeros(uint8_t *bytes, size_t count);

// Asks for the memory at an address before it is needed; any address will do.
static inline void cbs_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
