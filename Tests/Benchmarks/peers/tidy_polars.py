"""Groups a tidy CSV file in Polars' streaming engine and prints the groups as CSV, sorted bytewise.

usage: POLARS_MAX_THREADS=N tidy_polars.py FILE

Polars tells an empty field from an empty quoted one and writes the latter in quotes, so both are read
as empty and written as null. It sums no numbers to 0; a group of symbols only has no sum.
"""
import sys

import polars

KEYS = ["time_period", "new_la_code", "characteristic", "breakdown"]


def groups(path):
    number = polars.col("children_count").cast(polars.Int64, strict=False)
    count = polars.col("number").count()
    return (
        polars.scan_csv(path, infer_schema=False, empty_string_is_null=False)
        .filter(polars.col("geographic_level") == "Local authority")
        .select(*KEYS, number=number)
        .group_by(KEYS)
        .agg(
            rows=polars.len(),
            children_count_sum=polars.when(count > 0).then(polars.col("number").sum()),
            children_count_symbols=polars.len() - count,
        )
        .sort(KEYS)
        .with_columns(polars.when(polars.col(KEYS) != "").then(polars.col(KEYS)))
    )


def main():
    groups(sys.argv[1]).sink_csv(sys.stdout.buffer, engine="streaming")


if __name__ == "__main__":
    main()
