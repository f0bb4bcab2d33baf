"""From a document to a page: reader -> neutral blocks -> imported document and report -> page.

A reader (`readers`) knows one file format and nothing about questions; everything after it knows questions and
nothing about formats. `reading.read_document` does all that needs no database, `pages.import_document` the rest.
"""
