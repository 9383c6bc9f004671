"""The places of the program: Today, Clients, Advice."""
