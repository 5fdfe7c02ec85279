"""The mayor's report and the visit sheet: figures of the store set on paper, in cells and in the terminal."""
