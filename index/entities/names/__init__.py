"""The parts and forms of a name, in whatever script and spelling."""
