"""Sources become records here: the only place that knows spaCy."""
