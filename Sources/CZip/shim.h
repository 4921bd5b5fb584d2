#include <stdlib.h>
#include <string.h>
#include <zip.h>

// A source over a copy of some bytes, which goes with the source; null for want of memory.
static inline zip_source_t *zip_source_copied(
    zip_t *archive, const void *bytes, size_t length) {
  void *copy = malloc(length ? length : 1);
  if (!copy) return NULL;
  if (length) memcpy(copy, bytes, length);
  zip_source_t *source = zip_source_buffer(archive, copy, length, 1);
  if (!source) free(copy);
  return source;
}
