"""What keeps a hall's secrets: codes, the hosts' PIN, and the file that holds what they rest on."""
