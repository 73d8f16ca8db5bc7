"""What was computed is looked up, and is never more than it may be."""

import threading

import pytest

from index.running.memo import Computed, Memo


def test_what_another_thread_is_making_is_waited_for_and_made_once() -> None:
    memo, begun, finish = Memo(9), threading.Event(), threading.Event()
    made: list[str] = []
    answers: list[str] = []

    def slowly() -> str:
        made.append("slowly")
        begun.set()
        finish.wait()
        return "it"

    threads = [threading.Thread(target=lambda: answers.append(memo.once("key", slowly))) for _ in range(3)]
    threads[0].start()
    begun.wait()
    for each in threads[1:]:
        each.start()
    assert memo.once("other", lambda: "at once") == "at once"
    finish.set()
    for each in threads:
        each.join()
    assert (made, answers) == (["slowly"], ["it"] * 3)


def test_what_was_not_made_is_made_by_whoever_waited() -> None:
    memo, begun, finish = Memo(9), threading.Event(), threading.Event()
    answers: list[str] = []

    def fails() -> str:
        begun.set()
        finish.wait()
        raise ValueError("fails")

    def first() -> None:
        with pytest.raises(ValueError, match="fails"):
            memo.once("key", fails)
        answers.append("failed")

    threads = [threading.Thread(target=first)]
    threads[0].start()
    begun.wait()
    threads.append(threading.Thread(target=lambda: answers.append(memo.once("key", lambda: "made"))))
    threads[1].start()
    finish.set()
    for each in threads:
        each.join()
    assert sorted(answers) == ["failed", "made"]


def test_what_was_let_go_while_it_was_made_is_made_anew() -> None:
    memo = Memo(9)

    def old() -> str:
        memo.clear()
        assert memo.once("key", lambda: "new") == "new"
        return "old"

    assert memo.once("key", old) == "old"
    assert memo.once("key", lambda: "later") == "new"


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
