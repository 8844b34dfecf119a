"""Journey diagrams of Mermaid."""
