"""What a journey is: frozen pydantic models without I/O and drawing."""
