"""The journey model: frozen pydantic models, without any I/O or drawing."""
