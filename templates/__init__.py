"""The built-in templates; `--templates` names a folder that takes precedence over them."""
