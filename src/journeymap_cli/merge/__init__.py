"""Three-way merge of maps by meaning."""
