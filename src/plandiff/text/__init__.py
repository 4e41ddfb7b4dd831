"""What plandiff knows about plan text, a line at a time: width, markers, figures, years."""
