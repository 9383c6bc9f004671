"""Every record as tables and as JSON: internal, for the consultant's own spreadsheets and programs."""
