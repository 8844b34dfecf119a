"""The rules, one module each. `lint/tables.py` lists them, `lint/run.py` those that every command runs."""
