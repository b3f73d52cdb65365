"""Dates in text: found by simple, precise rules per language, given as EDTF with their first and last day."""
