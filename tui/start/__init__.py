"""From the command typed to the first screen: what is shown and heard before the app is imported."""
