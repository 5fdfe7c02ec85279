"""The console's own widgets: the record list, header, status line, key hints, prompt and panes."""
