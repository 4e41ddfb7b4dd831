"""Words: turn a finished comparison into what people and programs read; decide nothing anew."""
