"""The background: the ticker, the sweep, delivery through channels, and the WhatsApp simulator."""
