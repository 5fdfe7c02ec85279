"""The shared database and the rules of the work. Knows no screen, no network, no terminal."""
