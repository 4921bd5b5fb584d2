"""Groups a tidy CSV file in DuckDB and prints the groups as CSV, sorted bytewise by the keys.

usage: tidy_duckdb.py FILE THREADS [MEMORY TEMPORARY_FOLDER]

An empty key, quoted or not, is null to DuckDB, which puts nulls last unless told otherwise; bytewise,
empty is first. DuckDB cannot be kept from quoting a key that has a #, so no file may have one.
With a memory limit it writes what does not fit into the temporary folder.
"""
import sys

import duckdb

KEYS = ("time_period", "new_la_code", "characteristic", "breakdown")


def query(path):
    keys = ", ".join(KEYS)
    order = ", ".join(f"{key} nulls first" for key in KEYS)
    quoted = path.replace("'", "''")
    return f"""
        copy (
            select {keys}, count(*) as rows, sum(number) as children_count_sum,
                   count(*) - count(number) as children_count_symbols
            from (select {keys}, try_cast(children_count as bigint) as number
                  from read_csv('{quoted}', header = true, all_varchar = true,
                                delim = ',', quote = '"', escape = '"', comment = '')
                  where geographic_level = 'Local authority')
            group by {keys}
            order by {order}
        ) to '/dev/stdout' (format csv, header)
    """


def main():
    path, threads, *limits = sys.argv[1:]
    settings = {"threads": int(threads), "preserve_insertion_order": False}
    if limits:
        settings["memory_limit"], settings["temp_directory"] = limits
    duckdb.connect(config=settings).execute(query(path))


if __name__ == "__main__":
    main()
