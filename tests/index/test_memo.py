"""What was computed is looked up, and is never more than it may be."""

from index.memo import Computed


def test_each_value_is_computed_once_and_their_number_is_bounded() -> None:
    asked: list[str] = []

    def compute(word: str) -> int:
        asked.append(word)
        return len(word)

    of = Computed(compute, 3)
    assert [of[word] for word in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc"]
    assert of["dddd"] == 4
    assert len(of) <= 3
    assert of["bb"] == 2
