"""Whatever stands in the files, reading them gives a career or an error of ours."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.errors import Problem, SeedsUnreadable
from tests.unit.seedfiles.smallcareer import FILES, read_small

pytestmark = pytest.mark.slow  # together with its like it would double the quick run

ODD = (
    *("", "0", "-1", "true", "nan", "1e400", '""', "[]", "{}", "[[1]]", '"\\u0000"', "1979-05-27"),
    *('"1930"', "{ edtf = 3 }", '["letters", 5]', '"' + "я" * 300 + '"', "9" * 40, "[{}]", "'''"),
)


@st.composite
def mutations(draw: st.DrawFn) -> dict[str, str | bytes]:
    """One file with some of its lines, values or bytes changed."""
    name = draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].split("\n")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(("drop", "twice", "value", "key", "swap", "text")))
        key, equals, value = lines[place].partition(" = ")
        if kind == "drop":
            lines[place] = ""
        elif kind == "twice":
            lines.insert(place, lines[draw(st.integers(0, len(lines) - 1))])
        elif kind == "value" and equals:
            lines[place] = f"{key} = {draw(st.sampled_from(ODD))}"
        elif kind == "key" and equals:
            lines[place] = f"{draw(st.text(max_size=5))} = {value}"
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[place], lines[other] = lines[other], lines[place]
        else:
            lines[place] = draw(st.text(max_size=20))
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        cut = draw(st.integers(0, len(content)))
        content = content[:cut] + draw(st.binary(max_size=4)) + content[cut + 2 :]
    return {name: content}


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
@given(changed=mutations())
def test_a_bent_file_is_read_or_refused(changed: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        problems: tuple[Problem, ...] = ()
        try:
            read_small(Path(folder), changed=changed)
        except SeedsUnreadable as error:
            problems = error.problems
    assert all(problem.text.endswith((".", "?")) for problem in problems)
    assert all("\n" not in str(problem) for problem in problems)
