"""What the program prints and writes about the three examples, word for word."""
