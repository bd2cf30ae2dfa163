"""Excel and back: the ledger edited as a workbook, and what was changed brought in."""
