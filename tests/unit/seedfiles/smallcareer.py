"""A small, complete career as its author would write it, for tests that bend it."""

from __future__ import annotations

from pathlib import Path

from geodata.seedfiles import Seeds, find_gazetteers, read_seeds

__all__ = ["FILES", "read_small", "write_small"]

CAREER = """\
format = 1
id = "small"
languages = ["en", "ru"]
cite = ["letters"]

[person]
born = "1870~"
died = { edtf = "1938-08-29", calendar = "gregorian" }
names = [
  { name = "Anna Example", language = "en", script = "Latn" },
  { name = "Анна Пример", language = "ru", script = "Cyrl", kind = "birth" },
]

[[posting]]
id = "clerk"
when = { edtf = "1917-10-25", calendar = "julian", wording = "on 25 October" }
route = "none"
places = [{ place = "petrograd", certainty = "less-certain", basis = "inferred" }]
cite = [{ source = "letters", pages = "12–13", tie = "inferred", note = "second edition" }]

[[posting.event]]
id = "moved"
when = "1917"
place = "petrograd"
claim = "took part"
cite = ["letters"]

[[posting.event]]
id = "beaten"
claim = "done to him"
care = true
basis = "inferred"
cite = ["archive"]

[[posting.question]]
id = "how-known"
answers = ["from-letters", "from-hearsay"]
right = ["from-letters"]
cite = [{ source = "letters", pages = "12" }]

[[posting.question]]
id = "what-missing"

[[posting]]
id = "judge"
where_next = false
when = { edtf = "1926-02/1932", inferred = ["end"], certainty = "less-certain" }
route = "unknown"
places = ["province", "petrograd"]
cite = ["letters", "archive"]

[[posting.figure]]
id = "tried"
group = "trials"
kind = "whole"
value = 16553
period = "1930"
cite = ["archive"]

[[posting.figure]]
id = "tried-shot"
group = "trials"
kind = "shot"
value = 4762
of = 16553
share = 28.8
period = "1930"
claim = "signed"
cite = ["archive"]

[[posting.disagreement]]
id = "end-of-office"

[[posting.disagreement.version]]
id = "end-in-april"
when = "1932-04"
cite = ["letters"]

[[posting.disagreement.version]]
id = "end-in-may"
when = "1932-05"
cite = ["archive"]

[[posting]]
id = "after"
places = ["nowhere"]
cite = ["letters"]

[[preset]]
id = "short"
minutes = 10
stops = ["clerk", "after"]

[[preset]]
id = "whole"
minutes = 45
stops = ["clerk", "judge", "after"]
"""

TEXT_EN = """\
[career]
short = "Anna Example"
subtitle = "A small career"
intro = "She was a clerk."
content_note = "Mind this."
credits = "Nobody's."

[posting.clerk]
title = "A clerk"
label = "Petrograd"
role = "Clerk"
organisation = "Office"
summary = "She wrote letters."
unsaid = "Which ones."
when_note = "The source counts days the old way."
place_note = "A guess."
sentence = "A clerk writes letters."
notes = '''
Say **who** counts.

- in letters
- in archives
'''

[posting.judge]
title = "A judge"
label = "Province"
summary = "She judged."

[posting.after]
title = "Afterwards"
label = "?"
summary = "Nothing is known."

[event]
moved = "She moved."
beaten = "She was beaten."

[figure]
tried = "people tried"
tried-shot = "of them shot"

[disagreement]
end-of-office = "When it ended"
end-in-april = "In April"
end-in-may = "In May"

[question]
how-known = "How do we know?"
what-missing = "What is missing?"

[answer]
from-letters = "From her letters"
from-hearsay = "From hearsay"

[prompt]
how-known = "Who kept them?"
what-missing = "Who would know?"

[preset]
short = "A short lesson"
whole = "A whole lesson"
"""

TEXT_RU = """\
[career]
short = "Анна Пример"
subtitle = "Небольшая карьера"
intro = "Она была писарем."
content_note = "Внимание."
credits = "Ничьи."

[posting.clerk]
title = "Писарь"
label = "Петроград"
role = "Писарь"
organisation = "Контора"
summary = "Она писала письма."
unsaid = "Какие."
when_note = "Источник считает дни по-старому."
place_note = "Догадка."
sentence = "Она пишет письма."
notes = "Скажите, **кто** считает."

[posting.judge]
title = "Судья"
label = "Губерния"
summary = "Она судила."

[posting.after]
title = "После"
label = "?"
summary = "Ничего не известно."

[event]
moved = "Она переехала."
beaten = "Её избили."

[figure]
tried = "осуждены"
tried-shot = "из них расстреляны"

[disagreement]
end-of-office = "Когда это кончилось"
end-in-april = "В апреле"
end-in-may = "В мае"

[question]
how-known = "Откуда мы это знаем?"
what-missing = "Чего не хватает?"

[answer]
from-letters = "Из её писем"
from-hearsay = "По слухам"

[prompt]
how-known = "Кто их сохранил?"
what-missing = "Кто мог бы это знать?"

[preset]
short = "Короткий урок"
whole = "Целый урок"
"""

SOURCES = """\
[[source]]
id = "letters"
label = "Anna Example, Letters"
url_or_isbn = "978-0-8179-2902-2"
seen = true
read_where = "a library"
edition = "2nd edition"
read_on = "2026-01-31"

[[source]]
id = "archive"
label = "An archive"
"""

PLACES = """\
format = 1

[[place]]
id = "petrograd"
kind = "city"
locus = "point"
lat = 59.939
lon = 30.316
today = "RU"
cite = ["map"]
note.en = "One city."
note.ru = "Один город."

[[place.name]]
name = "Petrograd"
language = "en"
script = "Latn"
when = { edtf = "1914-08-31/1924-01-26", calendar = "gregorian" }
kind = "official"
cite = ["map"]

[[place.name]]
name = "Leningrad"
language = "en"
script = "Latn"
when = { edtf = "1924-01-26/1991-09-06", calendar = "gregorian" }
kind = "official"
cite = ["map"]

[[place.name]]
name = "Saint Petersburg"
language = "en"
script = "Latn"
kind = "today"

[[place.name]]
name = "Петроградъ"
language = "ru"
script = "Cyrl"
when = "1914/1924"
kind = "variant"

[[place.name]]
name = "Петроград"
language = "ru"
script = "Cyrl"
when = "1914/1924"
kind = "usual"
cite = ["map"]

[[place.name]]
name = "Ленинград"
language = "ru"
script = "Cyrl"
when = { edtf = "1924-01-26/1991-09-06", calendar = "gregorian" }
kind = "usual"

[[place.relation]]
kind = "seat_of"
place = "province"
when = "1914/1927"
cite = ["map"]

[[place]]
id = "province"
kind = "governorate"
locus = "area"
lat = 59.5
lon = 31.0
radius_km = 200
today = "RU"
certainty = "uncertain"
cite = ["map"]

[[place.name]]
name = "The Province"
language = "en"
script = "Latn"
kind = "usual"

[[place.name]]
name = "Губерния"
language = "ru"
script = "Cyrl"
kind = "usual"

[[place.outline]]
file = "outlines/province.geojson"
when = "1914/1927"
certainty = "uncertain"
cite = ["map"]
source_note.en = "Drawn by hand."
source_note.ru = "Начерчено от руки."

[[place]]
id = "nowhere"
kind = "unknown"
locus = "unlocated"

[[place.name]]
name = "Not stated"
language = "en"
script = "Latn"
kind = "usual"

[[place.name]]
name = "Не указано"
language = "ru"
script = "Cyrl"
kind = "usual"
"""

GAZETTEER_SOURCES = """\
[[source]]
id = "map"
label = "A map"
url_or_isbn = "https://example.org/map"
seen = true
read_where = "there"
edition = "1st"
read_on = "2026-02-01"
"""

OUTLINE = """\
{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon",
 "coordinates": [[[29.0, 59.0], [33.0, 59.0], [33.0, 61.0], [29.0, 61.0], [29.0, 59.0]]]}}
"""

FILES = {
    "small/career.toml": CAREER,
    "small/text.en.toml": TEXT_EN,
    "small/text.ru.toml": TEXT_RU,
    "small/sources.toml": SOURCES,
    "gazetteer/places.toml": PLACES,
    "gazetteer/sources.toml": GAZETTEER_SOURCES,
    "gazetteer/outlines/province.geojson": OUTLINE,
}
"""Every file of the small career, by its path below the seeds folder."""


def write_small(seeds: Path, *, changed: dict[str, str | bytes] | None = None) -> Path:
    """Write the small career, some of its files changed; return its folder."""
    for name, content in {**FILES, **(changed or {})}.items():
        path = seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return seeds / "small"


def read_small(seeds: Path, *, changed: dict[str, str | bytes] | None = None) -> Seeds:
    """Write the small career and read it."""
    folder = write_small(seeds, changed=changed)
    return read_seeds(folder, gazetteers=find_gazetteers(folder, shipped=seeds / "none"))
