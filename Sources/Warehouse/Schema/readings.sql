-- The fourth version of the store: what published files gave, so that an unchanged one is not read
-- again.

CREATE TABLE file_reading (
  -- One row per published file of the last run. It may be used only by a run with the same rules: the
  -- digest of the catalogue, the areas and the program; content_sha256 guards the bytes themselves.
  source_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  rules TEXT NOT NULL,
  content BLOB NOT NULL,
  content_sha256 TEXT NOT NULL,
  PRIMARY KEY (source_id, name)
) STRICT;
