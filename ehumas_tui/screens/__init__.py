"""The console's screens, one a file; `ehumas_tui.places` says how to add one."""
