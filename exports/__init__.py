"""What a client receives: Word documents made from shared fields alone."""
