"""Articles and readings made by hand, fast to make in hundreds."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from belegg.model.claim import claim_id
from belegg.model.period import Period
from belegg.read.document import read_bytes
from belegg.workflow import Reading
from tests.conftest import actor_of, claim_of, count_of, place_of

MORNING = datetime(2020, 3, 1, 6, 0, tzinfo=UTC)
PLACES = {
    "Idlib": {"country": "SYR", "longitude": 36.63, "latitude": 35.93},
    "Kharkiv": {"country": "UKR", "longitude": 36.23, "latitude": 49.99},
    "El Fasher": {"country": "SDN", "longitude": 25.35, "latitude": 13.63},
}


def clock(start=MORNING, step=timedelta(minutes=1)):
    """Return a clock that goes on by `step` whenever it is asked."""
    moment = [start - step]

    def now():
        moment[0] += step
        return moment[0]

    return now


def text(number, *, killed=5, place="Idlib", day=10):
    """Return the words of an article."""
    return f"Sak {number}\n\n{killed} soldater ble drept i {place} den {day}. februar. Rundt 300 flyktet.\n"


def reading(number=1, *, killed=5, place="Idlib", day=10, outlet="Avisa", claims=1, id_of_place=None, **keys):
    """Return the bytes of an article and what is read in it: so many dead somewhere on a day of February 2020."""
    data = text(number, killed=killed, place=place, day=day).encode()
    document = read_bytes(data, name=f"sak-{number}.txt", published=f"2020-02-{day:02}", outlet=outlet)
    when = Period(start=date(2020, 2, day), end=date(2020, 2, day), as_written=f"den {day}. februar", precision="day")
    made = [
        claim_of(
            document.original, f"{killed} soldater", count=count_of(killed, killed), time=when, document=document.id,
            place=place_of(place, id=id_of_place, **PLACES.get(place, {})),
            target=actor_of("soldater", sector="state_forces"),
            measure="new", mode=mode,
        )
        for mode in ("killed", "wounded", "captured", "missing")[:claims]
    ]  # fmt: skip
    made = [msgspec.structs.replace(claim, **keys) for claim in made]
    named = tuple(msgspec.structs.replace(claim, id=claim_id(claim, version="1")) for claim in made)
    return data, Reading(document=document, language="nb", claims=named)
