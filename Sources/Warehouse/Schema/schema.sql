-- The first version of the store. The grain of each table stands inside its CREATE statement, so
-- that SQLite keeps it and `.schema` shows it.

CREATE TABLE run (
  -- One row per run, whatever became of it; number is the order in which runs were recorded.
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  started TEXT NOT NULL,
  finished TEXT,
  fingerprint TEXT NOT NULL,
  version TEXT NOT NULL,
  status TEXT NOT NULL,
  exit_code INTEGER NOT NULL,
  wrote_figures INTEGER NOT NULL CHECK (wrote_figures IN (0, 1))
) STRICT;

CREATE TABLE source_file (
  -- One row per run and input file; position is its place in the list of that run.
  run_id TEXT NOT NULL REFERENCES run (id),
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  name TEXT NOT NULL,
  publication TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
  -- One row per measure of the last run that wrote figures, in catalogue order.
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  theme TEXT NOT NULL,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  direction TEXT NOT NULL,
  balances TEXT NOT NULL, -- ids joined by |
  numerator_name TEXT,
  denominator_name TEXT,
  is_tested INTEGER NOT NULL CHECK (is_tested IN (0, 1)),
  decimals INTEGER NOT NULL,
  definition TEXT NOT NULL,
  publication TEXT NOT NULL
) STRICT;

CREATE TABLE area (
  -- One row per area that figures may be about.
  position INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL,
  region TEXT,
  sub_region TEXT
) STRICT;

CREATE TABLE area_code (
  -- One row per nine-character code of an area, oldest first.
  area_key TEXT NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (area_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE area_other_name (
  -- One row per further name that publications use for an area.
  area_key TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (area_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (
  -- One row per measure, area and year: the figures as the last run that wrote figures read them.
  -- A figure whose text is NULL does not exist; a source is a position in source_file of that run.
  measure_id TEXT NOT NULL,
  area_key TEXT NOT NULL,
  year INTEGER NOT NULL,
  published_text TEXT,
  published_number REAL,
  published_status TEXT,
  published_source INTEGER,
  published_line INTEGER,
  numerator_text TEXT,
  numerator_number REAL,
  numerator_status TEXT,
  numerator_source INTEGER,
  numerator_line INTEGER,
  denominator_text TEXT,
  denominator_number REAL,
  denominator_status TEXT,
  denominator_source INTEGER,
  denominator_line INTEGER,
  calculated REAL,
  boundary_note TEXT NOT NULL,
  PRIMARY KEY (measure_id, area_key, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  -- One row per finding of the last run that wrote figures, in the order in which it was given.
  position INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  remedy TEXT NOT NULL,
  file TEXT NOT NULL,
  line INTEGER,
  column_name TEXT,
  area_key TEXT,
  measure_id TEXT,
  year INTEGER
) STRICT;

CREATE TABLE trend (
  -- One row per measure, window and area or joined area, assessed or not, of the last run that
  -- wrote figures; growth is in per cent a year, as in trends.csv.
  position INTEGER PRIMARY KEY,
  measure_id TEXT NOT NULL,
  window_start INTEGER NOT NULL,
  window_end INTEGER NOT NULL,
  area_code TEXT NOT NULL,
  area_name TEXT NOT NULL,
  parts TEXT NOT NULL, -- names joined by |
  points INTEGER NOT NULL,
  mean_count REAL,
  own_growth_pct REAL,
  own_lower_pct REAL,
  own_upper_pct REAL,
  england_growth_pct REAL,
  rest_growth_pct REAL,
  contrast_pct REAL,
  contrast_lower_pct REAL,
  contrast_upper_pct REAL,
  p REAL,
  q REAL,
  p_own REAL,
  q_own REAL,
  p_event REAL,
  q_event REAL,
  glm_own_pct REAL,
  glm_contrast_pct REAL,
  theil_sen_contrast_pct REAL,
  mann_kendall_p REAL,
  robust INTEGER CHECK (robust IN (0, 1)),
  years_below INTEGER,
  level_z REAL,
  neighbour_contrast_pct REAL,
  neighbours_used INTEGER,
  tier TEXT NOT NULL,
  grade TEXT,
  contrast_grade TEXT,
  reason_not_assessed TEXT,
  statement TEXT NOT NULL,
  UNIQUE (measure_id, window_start, window_end, area_code)
) STRICT;

-- The published cell of every observation with the file that it stands in.
CREATE VIEW published_cell AS
SELECT o.measure_id, o.area_key, o.year, o.published_text, f.name AS file, o.published_line AS line,
  f.sha256
FROM observation AS o
JOIN source_file AS f
  ON f.position = o.published_source
  AND f.run_id = (SELECT id FROM run WHERE wrote_figures = 1 ORDER BY number DESC LIMIT 1);
