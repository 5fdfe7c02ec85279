"""The second wall: an agency's session gets a database in which other agencies' rows are not there.

The first wall is the store itself, where every query starts from what the actor may see. This one stands behind it, for
the query that forgets, and for the SQL that somebody smuggles in. What an agency may touch is declared once, in
`scopes`; `postgresql` and `sqlite` make it true, each in its own way.
"""
