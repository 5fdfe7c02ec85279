"""The citizens' web: sending and following a complaint, reading what is published, and the webhook for machines."""
