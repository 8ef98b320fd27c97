"""Published tables: what a statistics office gives people becomes rows with role reference.

    table = read_published(data, "folkmangd.px")          # facts.statistics.read_published: bytes → PublishedTable
    table.dimensions                                      # which measures, places, groups and years it has
    rows = reference_rows(table, {"region": ["Lund"]}, source_url="https://…")

`read_published` takes the bytes of a file of any kind (PxWeb as CSV, workbook, .px or JSON, JSON-stat, Kolada,
Eurostat, SDMX, Our World in Data, World Bank, OECD, ONS, or any table with a figure a row, a column a year or a
column a place), the sheet, and what the file cannot say itself: how its numbers and years are meant. It raises
`Unpublished`, with words in both languages, when there is no such table in the file or when something has to be
asked first (`asks` then names the option: numbers, years, sheet).

A `PublishedTable` has `dimensions` (name, role, values; roles are time, place, group, measure and unit),
`count(where)` for each value's number of figures, and `left_out`, the cells without a figure with their line and
reason. `where` is {dimension's name or role: values}; several values of one dimension are alternatives. Several tables
on one sheet are `parts` of one, whose first dimension are their titles.

`reference_rows` (facts.statistics.references) gives `References`: `columns`, the cells of the rows by the table's
columns without an id, `lines`, the line or row of the file for each of the rows, `left_out`, and `remarks`, sentences
about what was read in which way. `continue_statistic` says which statistic of the user's table the rows continue.
`as_incoming` makes of them what `facts.saving.append` adds.
"""
