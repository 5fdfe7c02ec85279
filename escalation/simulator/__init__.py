"""A WhatsApp Cloud API of our own, for the demo, training and tests; it fails in every way the real one can."""
