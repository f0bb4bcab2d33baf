"""One FAQ page as one file that the importer reads back, and the ledger of approvals as part of a whole site."""
