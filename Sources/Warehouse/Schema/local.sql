-- The second version of the store: figures from authorities' own returns.

CREATE TABLE local_observation (
  -- One row per measure, authority, year, month and group of a breakdown, counted from a return that
  -- nobody has validated, after disclosure control; apart from observation, so that nothing that
  -- reads published figures meets one. Month is 0, and breakdown and group are blank, where a figure
  -- is of the whole.
  measure_id TEXT NOT NULL,
  area_key TEXT NOT NULL,
  year INTEGER NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 0 AND 12),
  breakdown TEXT NOT NULL,
  breakdown_group TEXT NOT NULL,
  number REAL,
  status TEXT,
  validation TEXT NOT NULL DEFAULT 'local, unvalidated',
  PRIMARY KEY (measure_id, area_key, year, month, breakdown, breakdown_group),
  CHECK ((number IS NULL) <> (status IS NULL))
) STRICT, WITHOUT ROWID;
