"""What is known? Frozen values, and nothing that reads or writes."""
