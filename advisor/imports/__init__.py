"""Tables that others wrote (.csv, .xlsx), on their way to becoming records."""
