"""What runs in a child? Each file here is started by its path; nothing of habeas is imported."""
