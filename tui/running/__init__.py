"""How the app goes on: screens are opened, what keys may ask for is made ahead, and where one is is kept."""
