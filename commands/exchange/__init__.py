"""Sheets in and out: how the files of other systems are read and how ours are written."""
