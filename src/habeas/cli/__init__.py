"""How does a person at a terminal ask for something? A door: words in, words out."""
