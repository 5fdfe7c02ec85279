"""The codes of the Cloud API and what follows each; waits that grow, and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalation import answers
from store import families
from store.backoff import ATTEMPTS, BREAKER, RESOLVE, Answer, Decision, Result, Verdict, decide, wait
from store.clock import HOUR, MINUTE, SECOND
from store.families import Family

CODES = {
    Family.ACCOUNT: [0, 3, 10, 190, 200, 250, 299, 131005, 131042, 131031, 368, 130497, 131037, 131045, 133010],
    Family.APP_LIMIT: [4, 80007],
    Family.THROUGHPUT: [130429],
    Family.PAIR_LIMIT: [131056],
    Family.SPAM: [131048, 131064],
    Family.TEMPORARY: [1, 2, 131000, 131016, 133004, 135000],
    Family.MAINTENANCE: [131057],
    Family.UNREACHABLE: [131026, 130472, 131050],
    Family.WINDOW_CLOSED: [131047],
    Family.MARKETING: [131049],
    Family.TEMPLATE: [132001, 132015, 132016],
    Family.MISTAKE: [
        100, 131008, 131009, 131021, 131051, 131052, 131053, 132000, 132005, 132007, 132008, 132012, 132018,
    ],
}  # fmt: skip
EACH = [(code, family) for family, codes in CODES.items() for code in codes]
NOW = 1_000_000_000


def said(family: Family | None, *, tries: int = 1, failures: int = 1, **given: int) -> Decision:
    """What follows a refusal of the family, without chance."""
    answer = Answer(Result.REFUSED, 1, "", family=family, retry_after=given.get("retry_after"))
    return decide(answer, tries=tries, failures=failures, now=NOW, chance=0)


@pytest.mark.parametrize(("code", "family"), EACH)
def test_each_code_of_the_table_is_in_its_family_whatever_the_http_status(code: int, family: Family) -> None:
    assert families.of_code(code) is family
    body = b'{"error": {"code": %d, "message": "x"}}' % code
    for status in (400, 403, 429):
        answer = answers.of_response(status, {}, body, NOW)  # type: ignore[arg-type]  # a plain mapping will do
        if family is Family.TEMPORARY:
            assert (answer.result, answer.code) == (Result.UNKNOWN, code)
        else:
            assert (answer.result, answer.family, answer.code) == (Result.REFUSED, family, code)


@pytest.mark.parametrize("code", [None, 5, 199, 300, 803, 131027, 999999])
def test_a_code_that_the_table_does_not_have_has_no_family(code: int | None) -> None:
    assert families.of_code(code) is None


@pytest.mark.parametrize(
    ("status", "family"),
    [
        (500, Family.TEMPORARY),
        (302, Family.TEMPORARY),
        (429, Family.APP_LIMIT),
        (401, Family.ACCOUNT),
        (404, Family.ACCOUNT),
        (422, Family.MISTAKE),
    ],
)
def test_only_a_code_that_is_missing_lets_the_http_status_decide(status: int, family: Family) -> None:
    assert families.of_status(status) is family


@pytest.mark.parametrize(
    ("family", "verdict", "after", "pause", "alert"),
    [
        (Family.ACCOUNT, Verdict.HOLD, 5 * MINUTE, 5 * MINUTE, True),
        (Family.APP_LIMIT, Verdict.HOLD, MINUTE, MINUTE, False),
        (Family.THROUGHPUT, Verdict.HOLD, SECOND, SECOND, False),
        (Family.MAINTENANCE, Verdict.HOLD, MINUTE, MINUTE, False),
        (Family.PAIR_LIMIT, Verdict.RETRY, 4 * SECOND, None, False),
        (Family.SPAM, Verdict.FALLBACK, 0, HOUR, True),
        (Family.TEMPORARY, Verdict.UNKNOWN, RESOLVE, None, False),
        (Family.WINDOW_CLOSED, Verdict.RETRY, SECOND, None, False),
        (Family.UNREACHABLE, Verdict.FALLBACK, 0, None, False),
        (Family.MARKETING, Verdict.FALLBACK, 0, None, True),
        (Family.TEMPLATE, Verdict.FALLBACK, 0, None, True),
        (Family.MISTAKE, Verdict.DEAD, 0, None, True),
        (None, Verdict.DEAD, 0, None, True),
    ],
)
def test_each_family_leads_where_the_table_says(
    family: Family | None, verdict: Verdict, after: int, pause: int | None, alert: bool
) -> None:
    expected = Decision(verdict, NOW + after, None if pause is None else NOW + pause, alert)
    assert said(family) == expected


def test_limits_back_off_further_each_time_and_retry_after_is_honoured() -> None:
    assert [said(Family.THROUGHPUT, failures=n).next_at - NOW for n in (1, 2, 3)] == [SECOND, 2 * SECOND, 4 * SECOND]
    assert [said(Family.APP_LIMIT, failures=n).next_at - NOW for n in (1, 2)] == [MINUTE, 2 * MINUTE]
    assert [said(Family.PAIR_LIMIT, tries=n).next_at - NOW for n in (1, 2, 3)] == [4_000, 16_000, 64_000]
    assert said(Family.APP_LIMIT, retry_after=7).next_at == NOW + 7


def test_an_accepted_call_ends_the_story() -> None:
    assert decide(Answer(Result.ACCEPTED), tries=99, failures=9, now=NOW, chance=1) == Decision(Verdict.ACCEPTED, NOW)


def test_what_was_not_sent_waits_five_seconds_then_ten_then_twenty() -> None:
    waits = [decide(Answer(Result.NOT_SENT), tries=n, failures=1, now=NOW, chance=0).next_at - NOW for n in range(1, 5)]
    assert waits == [5_000, 10_000, 20_000, 40_000]


def test_what_nobody_knows_waits_for_the_echo() -> None:
    assert decide(Answer(Result.UNKNOWN), tries=ATTEMPTS, failures=1, now=NOW, chance=0) == Decision(
        Verdict.UNKNOWN, NOW + RESOLVE
    )


def test_a_message_whose_tries_are_used_up_takes_another_way_unless_nobody_knows() -> None:
    last = decide(Answer(Result.NOT_SENT), tries=ATTEMPTS, failures=1, now=NOW, chance=0)
    assert (last.verdict, last.alert) == (Verdict.SPENT, True)
    assert said(Family.PAIR_LIMIT, tries=ATTEMPTS - 1).verdict is Verdict.RETRY


@pytest.mark.parametrize("result", [Result.NOT_SENT, Result.UNKNOWN])
def test_calls_in_a_row_that_fail_as_a_whole_open_the_circuit(result: Result) -> None:
    before = decide(Answer(result), tries=1, failures=BREAKER - 1, now=NOW, chance=0)
    after = decide(Answer(result), tries=1, failures=BREAKER, now=NOW, chance=0)
    assert (before.pause_until, after.pause_until) == (None, NOW + 5 * SECOND)


@given(tries=st.integers(0, 10_000), chance=st.floats(0, 1))
def test_a_wait_is_never_shorter_than_its_turn_nor_longer_than_an_hour(tries: int, chance: float) -> None:
    span = wait(tries, chance)
    assert min(HOUR, 5 * SECOND * 2 ** min(tries, 20)) <= span <= HOUR
    assert wait(tries, 0) <= span
