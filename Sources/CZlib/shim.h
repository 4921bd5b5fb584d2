#include <zlib.h>

// `inflateInit2` is a macro, which Swift cannot call. The largest window, and a gzip header.
static inline int inflate_gzip_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
