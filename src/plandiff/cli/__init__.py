"""Commands: parse arguments, call the pipeline, print; one file per command."""
