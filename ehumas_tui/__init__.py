"""The staff console: what operators of Humas and officers of an agency meet in a terminal.

`app` is the house, `session` its only door to the store, `actions` its one registry of keys, `screens/` its rooms.
"""
