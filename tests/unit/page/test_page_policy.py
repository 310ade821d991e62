"""Data that cannot become markup, and a policy that names what may run."""

from __future__ import annotations

import base64
import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from geodata.page.assets import InlinedAssets
from geodata.page.evidence import in_letters
from geodata.page.markup import Markup, element, join
from geodata.page.policy import json_block


@given(st.text())
def test_no_text_can_end_a_block_of_data(text: str) -> None:
    block = json_block("data", {"text": text})
    inside = block.partition(">")[2].rpartition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == {"text": text}


@given(st.text())
def test_no_text_can_become_an_element_or_an_attribute(text: str) -> None:
    made = element("p", text, title=text)
    assert made.count("<") == 2
    assert made.count('"') == 2


@given(st.text(st.sampled_from("abč «»—19.,Жщё<&"), max_size=20), st.sampled_from(("en", "ru")))
def test_a_passage_of_another_language_loses_nothing_of_the_text(text: str, language: str) -> None:
    made = join(*in_letters(text, language))
    plain = made.replace('<span lang="ru">', "").replace("</span>", "")
    assert plain == join(text)
    assert ("<span" in made) is (language == "en" and bool(set(text) & set("Жщё")))


def test_markup_is_kept_and_text_is_not() -> None:
    assert join(Markup("<b>"), "<b>") == "<b>&lt;b&gt;"
    assert element("button", "x", class_="a", data_n="1", hidden=True, lang=None) == (
        '<button class="a" data-n="1" hidden>x</button>'
    )


def test_the_policy_names_the_bytes_that_stand_in_the_page() -> None:
    assets = InlinedAssets(lambda name: name.encode())
    style = assets.style("a.css", 'p { src: url("fonts/a.woff2") }')
    script = assets.script("a.js", "const a = '</script>';")
    assert script.count("</script>") == 1
    for markup in (style, script):
        body = markup.partition(">")[2].rpartition("<")[0]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in assets.policy()
    assert "unsafe" not in assets.policy()
    assert assets.policy().startswith("default-src 'none'")
