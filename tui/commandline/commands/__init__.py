"""The sub-commands of `reader`, each a call of the library and a printer."""
