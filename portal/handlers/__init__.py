"""What answers each address: one file a subject. Handlers are plain functions and run in a thread."""
