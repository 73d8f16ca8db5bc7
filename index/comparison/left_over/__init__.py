"""What two articles leave over once all that both tell is set aside, and which of it is two accounts of one
thing: where they tell one story, mostly what each says alone in the other's place, wherever that stands.

`every_kind` lists what is looked for, a module each.
"""
