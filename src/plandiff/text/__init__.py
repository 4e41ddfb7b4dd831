"""What plandiff knows about Japanese plan text, one line at a time: width, markers, figures, years."""
