"""Counts the figures of a map in recorded events: binding, plan, engines, figures."""
