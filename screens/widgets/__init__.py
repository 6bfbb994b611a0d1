"""What screens are made of: tiles, fields, words, large letters, codes and the page they stand on."""
