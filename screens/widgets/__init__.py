"""The parts screens are made of; they know no records and post messages upward."""
