"""Documents: what they claim, proposed as rows, and where a quote stands in them. Offline, with no model.

`document_file.read_document` opens a PDF, DOCX, HTML page or plain text; `read_bytes_of` does so with an upload.
`about.about_document` says title, date and language from the first pages; `find.find_candidates` then gives `Proposals`
for each stretch of pages, as soon as it is read, with `candidates` and `left_out`, and tells `facts.progress` how far
it is:

    document = read_document(path)              # UnreadableDocument, with a message in both languages
    about = about_document(document)
    for found in find_candidates(document, about):
        for candidate in found.candidates:
            candidate.spans                     # (page, start, end) on the text of that page, to mark it
            proposed_row(candidate, about, lang)  # the cells of a row, by column
    for page in document.pages():               # kept: read once
        page.number, page.text

`find.search` does all of it at once. `coverage.TableIndex(figures).marked(candidate)` fills in which rows of a table
say the same. `quote_search.Archive` looks quotes up in a folder of documents. A candidate is what somebody may tick:
never a verdict.
"""
