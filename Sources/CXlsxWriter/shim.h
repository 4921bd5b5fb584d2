#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

// The library's option structures take `char *` for texts that it only reads, and tables take an
// array of pointers to structures. Both are put together here, so that Swift passes plain texts.

// A workbook that is written to `path`, with its temporary files in `folder`.
static inline lxw_workbook *workbook_open(const char *path, const char *folder) {
  lxw_workbook_options options = {.tmpdir = (char *)folder};
  return workbook_new_opt(path, &options);
}

// Title, subject, creator and language; `created` in seconds since 1970, never 0, which would be now.
static inline lxw_error workbook_describe(
    lxw_workbook *workbook, const char *title, const char *subject, const char *creator,
    const char *language, time_t created) {
  lxw_doc_properties properties = {
      .title = (char *)title, .subject = (char *)subject, .author = (char *)creator,
      .created = created};
  lxw_error error = workbook_set_properties(workbook, &properties);
  if (error != LXW_NO_ERROR) return error;
  return workbook_set_custom_property_string(workbook, "Language", language);
}

// Marks rows `first` to `last`, of which the first is the header, as a table without a filter and
// without a style. `headers` has one header a column, parted by the byte 0x1F.
static inline lxw_error worksheet_mark_table(
    lxw_worksheet *worksheet, lxw_row_t first, lxw_row_t last, const char *name,
    const char *headers, lxw_format *header_format) {
  char *texts = strdup(headers);
  if (!texts) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  size_t count = 1;
  for (char *at = texts; *at; at++) count += *at == 0x1F;
  lxw_table_column *columns = calloc(count, sizeof *columns);
  lxw_table_column **pointers = calloc(count + 1, sizeof *pointers);
  lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;
  if (columns && pointers) {
    char *rest = texts;
    for (size_t column = 0; column < count; column++) {
      columns[column].header = strsep(&rest, "\x1F");
      columns[column].header_format = header_format;
      pointers[column] = &columns[column];
    }
    lxw_table_options options = {
        .name = (char *)name, .no_autofilter = LXW_TRUE, .no_banded_rows = LXW_TRUE,
        .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, .style_type_number = 0, .columns = pointers};
    error = worksheet_add_table(worksheet, first, 0, last, (lxw_col_t)(count - 1), &options);
  }
  free(pointers);
  free(columns);
  free(texts);
  return error;
}
