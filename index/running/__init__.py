"""What goes on while work is done: how far it is, what stays in memory, what is imported and cleared when."""
