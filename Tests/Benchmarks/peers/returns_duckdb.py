"""Counts children looked after, starting and ceasing from SSDA903 returns in DuckDB.

usage: returns_duckdb.py FOLDER FIRST_YEAR LAST_YEAR THREADS

FOLDER holds <new_la_code>/<year>/ with episodes.csv and header.csv. Prints what
`carenumbers returns FOLDER --first Y --last Y --by age_band --unsuppressed` prints: one row of a child
and a day begun, the latest end first, one with an end before one without, then the latest file; children
by the episode in force on 31 March, the first start and the last end of a year; short breaks left out.
"""
import sys

import duckdb

BANDS = ((1, "under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"))


def table(folder, name):
    """The rows of one table of all authorities and years, with both taken from the path."""
    files = f"{folder}/*/*/{name}.csv".replace("'", "''")
    return f"""(select *, split_part(filename, '/', -3) as area, split_part(filename, '/', -2)::int as file_year
                from read_csv('{files}', header = true, all_varchar = true, filename = true, quote = '"'))"""


def day(column):
    return f"try_strptime(nullif({column}, ''), '%d/%m/%Y')::date"


def reporting_year(column):
    return f"(year({column}) + if(month({column}) > 3, 1, 0))"


def age(column):
    """Completed years on a day; nothing where the birth is not known."""
    later = f"(month({column}), day({column})) < (month(born), day(born))"
    return f"(year({column}) - year(born) - if({later}, 1, 0))"


def query(folder, first, last):
    bands = " ".join(f"when age < {limit} then '{name}'" for limit, name in BANDS)
    counted = "ls not in ('V3', 'V4')"
    return f"""
        copy (
            with stacked as materialized (
                select area, CHILD as child, file_year, {day('DECOM')} as began, {day('DEC')} as ended,
                       RNE as rne, LS as ls, coalesce(REC, '') as rec
                from {table(folder, 'episodes')}),
            episode as materialized (
                select * from stacked where began is not null
                qualify row_number() over (partition by area, child, began
                    order by ended is null, ended desc, file_year desc) = 1),
            birth as (
                select area, CHILD as child, arg_max({day('DOB')}, file_year) as born
                from {table(folder, 'header')} group by all),
            years as (select unnest(range({first}, {last} + 1))::int as year),
            stock as (
                select area, year, child, make_date(year, 3, 31) as on_day, ls from episode, years
                where began <= make_date(year, 3, 31)
                  and (ended is null or ended > make_date(year, 3, 31))
                qualify row_number() over (partition by area, year, child order by began desc) = 1),
            starts as (
                select area, {reporting_year('began')} as year, child, min(began) as on_day
                from episode where rne = 'S' and {counted} group by all),
            ceases as (
                select area, {reporting_year('ended')} as year, child, max(ended) as on_day
                from episode where ended is not null and rec not in ('', 'X1') and {counted}
                group by all),
            event as (
                select 'stock' as measure, area, year, child, on_day from stock where {counted}
                union all select 'starts', area, year, child, on_day from starts
                union all select 'ceases', area, year, child, on_day from ceases),
            aged as (
                select event.*, {age('on_day')} as age from event left join birth using (area, child))
            select area as new_la_code, year, measure,
                   case when age is null then 'unknown' {bands} else '16 and over' end as age_band,
                   count(*) as children
            from aged where year between {first} and {last} group by all order by all
        ) to '/dev/stdout' (format csv, header)
    """


def main():
    folder, first, last, threads = sys.argv[1:]
    settings = {"threads": int(threads), "preserve_insertion_order": False}
    duckdb.connect(config=settings).execute(query(folder, int(first), int(last)))


if __name__ == "__main__":
    main()
