# Reads every table that is named on the command line as anyone would, and writes what R has of it:
# a line with name, rows and columns, then a line a column with its class, then the values, numbers
# with all their digits.
#
# usage: Rscript read_tables.R OUTPUT FILE...
arguments <- commandArgs(trailingOnly = TRUE)
output <- file(arguments[1], open = "w", encoding = "UTF-8")
for (path in arguments[-1]) {
  table <- read.csv(path, encoding = "UTF-8", check.names = FALSE)
  writeLines(paste(basename(path), nrow(table), ncol(table), sep = "\t"), output)
  for (name in names(table)) {
    values <- table[[name]]
    writeLines(paste(name, class(values)[1], sep = "\t"), output)
    texts <- if (is.double(values)) sprintf("%.17g", values) else as.character(values)
    texts[is.na(values)] <- ""
    writeLines(texts, output, useBytes = TRUE)
  }
}
close(output)
