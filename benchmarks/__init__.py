"""What E-Humas costs beside the bare database, measured in the same run on the same rows."""
