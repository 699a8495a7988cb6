"""The brief: a page that an editor can read, in two languages, with nothing that Markdown would take for its own."""

import re
import tomllib

import pytest

from belegg.merge import merge
from belegg.picturing import picture_of
from belegg.score.stories import load
from belegg.score.story_claims import claims_of, reports_of
from belegg.show.export.batches import of_picture
from belegg.show.export.brief import EVENTS, escaped, own_words
from tests.export.made import CIVILIANS, PKK, ROOT, TURKEY, claim, event, material, report, stories, text_of, toll

TITLES = {
    "nb": ["Hva som skjedde", "Tall og kilder", "Omstridt eller bare påstått", "Hva som ikke er kjent", "Meldinger"],
    "en": ["What happened", "Figures and sources", "Contested or only claimed", "What is not known", "Reports"],
}


def sections(text):
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_story_on_a_page(language):
    story = load(ROOT / "tests/stories/open/ed-daein-market-2024-10")
    told = picture_of(merge(claims_of(story), reports_of(story)), claims_of(story), reports_of(story))
    text, _ = text_of("md", of_picture(told), language=language)
    assert list(sections(text)) == TITLES[language]
    assert text.count("\n") < 70 and len(text.split()) < 900
    first = sections(text)[TITLES[language][0]]
    assert "18" in first and "11" in first and "[1]" in first
    assert "Sudan Doctors Network" in sections(text)[TITLES[language][1]]
    assert "NTB-AFP" in sections(text)[TITLES[language][4]]


def test_every_section_says_so_where_it_has_nothing():
    text, losses = text_of("md", material(), language="en")
    assert [body.strip() for body in sections(text).values()] == [
        "The reports tell of nothing that can be shown here.", "No figures are given.",
        "None of the most important facts is contested.", "Nothing of the most important is missing from the reports.",
        "The reports tell of nothing that can be shown here.",
    ]  # fmt: skip
    assert losses.written == 0


def test_what_is_claimed_by_the_enemy_alone_is_contested_and_without_a_best():
    told = event(toll(0, None, 30, who=PKK, claims=("k1",)), toll(2, 2, 2, who=TURKEY))
    parts = sections(
        text_of("md", material(told, claims=(claim("30 drept", actor=TURKEY, target=PKK),)), language="en")[0]
    )
    assert "said by the other side alone" in parts["Contested or only claimed"]
    assert "“30 drept”" in parts["Contested or only claimed"]
    assert "| 0 | none | 30 |" in parts["Figures and sources"]
    assert "no honest best figure" in parts["What is not known"]


def test_what_is_not_known_is_told():
    told = event(toll(4, 4, None, who=CIVILIANS), actor=None, target=None, mode="shelling", time=None)
    unknown = sections(text_of("md", material(told), language="en")[0])["What is not known"]
    assert "Who was behind it" in unknown and "When it happened" in unknown and "“at least 4”" in unknown


def test_only_the_weightiest_are_told_and_the_rest_counted():
    told = [event(toll(at, at, at), id=f"e{at}") for at in range(1, 41)]
    text, losses = text_of("md", material(*told), language="en")
    assert losses.events == 40 and losses.rows_of("event") == 40 - EVENTS
    assert f"the {EVENTS} most important of 40 events" in text
    assert "| 40 | 40 | 40 |" in text and "| 1 | 1 | 1 |" not in text


def test_words_of_reports_are_no_markdown():
    told = event(toll(2, 2, 2, claims=("k1",)))
    nasty = report("# <script>x</script> | [a](b) *c*", outlet="NTB*|<b>")
    text, _ = text_of("md", material(told, claims=(claim("to | <b>soldater</b> [x](y)"),), reports=(nasty,)))
    assert "<" not in text.replace("\\<", "") and "[x]" not in text.replace("\\[", "")
    assert escaped("a|b*c_d`e#f") == "a\\|b\\*c\\_d\\`e\\#f"
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}


def test_the_order_of_events_changes_nothing():
    told = [event(toll(at, at, at), id=f"e{at}") for at in range(1, 20)]
    assert text_of("md", material(*told))[0] == text_of("md", material(*reversed(told)))[0]


def test_all_stories_at_once():
    text, losses = text_of("md", of_picture(stories()))
    assert losses.events == len(stories().events) and text.count("\n") < 90


def test_both_languages_have_the_same_words():
    nb, en = own_words("nb"), own_words("en")
    assert nb.keys() == en.keys()
    for key, words in nb.items():
        assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", en[key])), key
    used = (ROOT / "src/belegg/show/export/brief.py").read_text(encoding="utf-8")
    assert [key for key in nb if not re.search(f"[\"']{key}[\"']", used)] == []
    path = ROOT / "src/belegg/show/export/words"
    assert {one.stem for one in path.glob("*.toml")} == {"nb", "en"}
    assert tomllib.loads((path / "nb.toml").read_text(encoding="utf-8"))
