"""TinyDB's own tests, run over our storage and our tables; see ``conftest.py`` for how, and LICENSE for whose."""
