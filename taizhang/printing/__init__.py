"""The ledger, an issue and a closed month on paper: as pages to print, and as PDF."""
