#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// Options are set and facts are asked for through variadic functions, which Swift cannot call: one
// function for each type that libcurl takes or gives.

typedef size_t (*curl_receiver)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

// libcurl copies the text.
static inline CURLcode curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

// libcurl does not copy the list; it must live until the transfer is over.
static inline CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *list) {
  return curl_easy_setopt(handle, option, list);
}

static inline CURLcode curl_set_receiver(CURL *handle, CURLoption option, curl_receiver receiver) {
  return curl_easy_setopt(handle, option, receiver);
}

static inline CURLcode curl_set_context(CURL *handle, CURLoption option, void *context) {
  return curl_easy_setopt(handle, option, context);
}

static inline CURLcode curl_get_number(CURL *handle, CURLINFO fact, long *value) {
  return curl_easy_getinfo(handle, fact, value);
}

// The text belongs to the handle.
static inline CURLcode curl_get_text(CURL *handle, CURLINFO fact, char **value) {
  return curl_easy_getinfo(handle, fact, value);
}

// CURL_GLOBAL_DEFAULT is a macro of macros.
static inline CURLcode curl_begin(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

// The oldest version of TLS that is spoken.
static inline long curl_tls_1_2(void) { return CURL_SSLVERSION_TLSv1_2; }
