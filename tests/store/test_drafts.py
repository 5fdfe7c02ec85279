"""A form's text under way: sent and forgotten, or neither, whatever dies in between."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store import drafts, queries
from store.errors import Invalid
from tests.conftest import Store
from tests.support.city import City

ROOT = Path(__file__).parents[2]
FORM = "answer:1"
KILLED = """
import os, signal, sys
from store import complaints, database, drafts
from store.actors import Actor, Role

url, number, now, officer, agency = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
database.connect(url)
opd = Actor(Role.OFFICER, account_id=officer, agency_id=agency)
drop = drafts.drop

def dies(*given):
    drop(*given)
    os.kill(os.getpid(), signal.SIGKILL)

drafts.drop = dies
drafts.send(opd, "answer:1", lambda: complaints.answer(opd, number, "Ditambal.", now=now, client_key="kunci-jawaban"))
"""


def test_what_was_sent_is_forgotten_and_what_was_refused_is_kept(city: City) -> None:
    drafts.keep(city.officer(), FORM, "Sudah", now=1)

    def refused() -> None:
        raise Invalid("Belum lengkap.")

    with pytest.raises(Invalid):
        drafts.send(city.officer(), FORM, refused)
    assert drafts.kept(city.officer(), FORM) == drafts.Draft("Sudah", 1)
    assert drafts.send(city.officer(), FORM, lambda: "26-0001-7") == "26-0001-7"
    assert drafts.kept(city.officer(), FORM) is None


@pytest.mark.processes
def test_a_console_killed_while_it_sends_has_neither_sent_nor_forgotten(city: City, store: Store) -> None:
    number, officer = city.forwarded(), city.officer()
    drafts.keep(officer, FORM, "Ditambal.", now=1)
    told = [store.url, number, city.clock.now(), officer.account_id, officer.agency_id]
    killed = subprocess.run([sys.executable, "-c", KILLED, *map(str, told)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert queries.get(city.operator, number).state == "forwarded"
    assert drafts.kept(officer, FORM) == drafts.Draft("Ditambal.", 1)
