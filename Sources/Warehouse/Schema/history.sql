-- The third version of the store: what is needed to compare a run with one that is not the last.

CREATE TABLE run_setting (
  -- One row per run and setting: a threshold, or the digest of a table that the run read.
  run_id TEXT NOT NULL REFERENCES run (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_comparison (
  -- One row per run that was compared with an earlier run; the first run of a store has none.
  run_id TEXT PRIMARY KEY REFERENCES run (id),
  earlier_run_id TEXT NOT NULL REFERENCES run (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_run (
  -- One row per run whose own changes to the store are in the tables past_..., so that what the store
  -- held before it can be put together again; rows is how many there are.
  run_number INTEGER PRIMARY KEY REFERENCES run (number),
  rows INTEGER NOT NULL
) STRICT;

CREATE TABLE past_observation (
  -- One row per run, measure, area and year whose figures the run replaced: those before it, all NULL
  -- where there were none.
  run_number INTEGER NOT NULL,
  measure_id TEXT NOT NULL,
  area_key TEXT NOT NULL,
  year INTEGER NOT NULL,
  published_text TEXT,
  published_number REAL,
  published_status TEXT,
  numerator_text TEXT,
  numerator_number REAL,
  numerator_status TEXT,
  denominator_text TEXT,
  denominator_number REAL,
  denominator_status TEXT,
  PRIMARY KEY (run_number, measure_id, area_key, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_trend (
  -- One row per run, measure, window and area whose standing the run replaced: that before it; tier is
  -- NULL where there was no such trend. Of growth only the sign is kept up.
  run_number INTEGER NOT NULL,
  measure_id TEXT NOT NULL,
  window_start INTEGER NOT NULL,
  window_end INTEGER NOT NULL,
  area_code TEXT NOT NULL,
  area_name TEXT,
  tier TEXT,
  grade TEXT,
  own_growth_pct REAL,
  rest_growth_pct REAL,
  reason_not_assessed TEXT,
  PRIMARY KEY (run_number, measure_id, window_start, window_end, area_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_subject (
  -- One row per run and area or measure that the run added or removed; name is NULL where it was not
  -- there before.
  run_number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('area', 'measure')),
  key TEXT NOT NULL,
  code TEXT,
  name TEXT,
  PRIMARY KEY (run_number, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag_entry (
  -- One row per entry of the feed of flags that a run with the first fingerprint adds when it is
  -- compared with one that has the second; the same two always give the same entries.
  fingerprint TEXT NOT NULL,
  earlier_fingerprint TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  key TEXT NOT NULL,
  area_code TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  updated TEXT NOT NULL, -- a day
  PRIMARY KEY (fingerprint, earlier_fingerprint, position)
) STRICT, WITHOUT ROWID;
