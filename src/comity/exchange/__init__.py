"""Records in and out of other formats. Still empty: the contract's JSON is written by the records themselves."""
