"""What one line of a news text says by itself: link, credit, caption, heading, title, place in front of the prose.

General rules of the trade, none for one outlet. What hides statements must be certain; a heading need not be.
"""

from __future__ import annotations

import re

from claimdb.text import fold

_OPENING = "\"'“‘„«‹([*_#"
_CLOSING = "\"'”’»›)]*_"
_LONGEST_HEADING = 160
_LONGEST_TITLE = 220
_LONGEST_LINK = 220
_LONGEST_DESCRIPTION = 350

_LEADS_TO = r"""
    also\ read | read\ also | read(?:\ more|\ next)? | more | more\ on\ this | more\ from\ [\w\ .'’]{2,30} | see\ also
    | related(?:\ (?:stories|articles|coverage|content|topics|news|links?))? | watch(?:\ (?:also|more|live|now))?
    | listen(?:\ (?:now|here|to\ this))? | don['’]t\ miss | recommended(?:\ (?:stories|for\ you|reading))? | must\ read
    | in\ pictures | further\ reading | trending(?:\ now)? | tags? | topics? | filed\ under
"""
_WHOLE_LINE = r"""
    also\ read | read\ also | read\ more | see\ also | most\ (?:read|popular|viewed) | you\ (?:may|might)\ also\ like
    | related(?:\ (?:stories|articles|coverage|content|topics|news|links?))? | trending(?:\ now)? | advertisement
    | recommended(?:\ (?:stories|for\ you|reading))? | more\ (?:stories|news|top\ stories) | sponsored(?:\ content)?
    | story\ continues\ below(?:\ advertisement)? | article\ continues\ (?:below|after)\ \w+ | (?:show|load)\ more
    | view\ (?:comments|all|gallery) | (?:leave|post|add)\ a\ comment | comments? | back\ to\ top | (?:sign|log)\ in
    | skip\ (?:to\ content|advert(?:isement)?|ad) | copy\ link | listen\ to\ (?:this\ )?article
    | \d+\ (?:posts?|comments?|shares?|updates?) | \d+\ min(?:ute)?s?\ read
"""
_BEGINS = r"""
    (?:join|follow|like|find)\ us | follow\ our | follow\ the\ latest | sign\ up | subscribe | (?:click|tap)\ here
    | download\ (?:the|our) | share\ (?:this|on|via|with) | get\ (?:the\ latest|our|breaking|alerts|notifications)
    | (?:get|receive|have)\b[\w\s,'’]{2,60}\b(?:in|to)\ your\ inbox | support\ (?:our|independent)\ journalism
    | make\ a\ donation | donate\ (?:to|now) | filter\ by | jump\ to | read\ more\ (?:at|on|about|from|here)
    | send\ (?:us|your)\ (?:a\ )?(?:tips?|news|feedback|comments?)
    | (?:found|spotted|see|notice)\b.{0,40}\b(?:mistake|error|typo) | (?:highlight|select)\b.{0,40}\band\ press
    | you\ can\ (?:also\ )?(?:highlight|select|copy|follow|subscribe|read\ more|find\ more|listen\ to|watch|sign\ up)
"""
_LINK = re.compile(
    rf"""(?ix) ^[\[(>»►▶→•\-*\s]{{0,4}} (?:
    (?: {_LEADS_TO} ) \s* : \s* \S
    | (?: {_WHOLE_LINE} ) [.:]? $
    | (?: {_BEGINS} ) \b
    | sort\ by | our\ standards: | ©\  |
      copyright\ (?:©|\(c\)|\d{{4}}) | all\ rights\ reserved | (?:https?://|www\.)\S+ $
    )"""
)
_READ_HERE = re.compile(
    r"^(?:Read|See|Watch|View|Find|Get|Hear|Listen to|Click)\b[^\"“”.!?]{0,110}\b(?:here|below)\.?$"
)
_SHARE_WORDS = frozenset(
    "share tweet retweet facebook twitter x whatsapp telegram email e-mail mail print copy link reddit linkedin "  # noqa: SIM905
    "pinterest pin flipboard viber messenger instagram youtube save bookmark like reply flag comment comments follow "
    "rss threads bluesky mastodon sms more this on via article".split()
)

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ]"
_NAME = rf"{_CAPITAL}[\w.'’-]*"
_HOLDER = rf"{_NAME}(?:\s(?:{_NAME}|de|van|von|der|bin|al|for|the|and|via|of)){{0,6}}"
_PERSON_SLASH_AGENCY = rf"{_HOLDER}\s?/\s?{_HOLDER}(?:\s?[/,]\s?{_HOLDER}){{0,3}}"
_CREDIT_WORD = (
    r"(?:(?:file\s)?photo(?:graph|graphy|s)?|image|picture|(?:photo\s|image\s)?credit|illustration|video|handout)"
)
_CREDIT_JOINT = r"(?:by\s|:\s?|courtesy(?:\sof)?:?\s|via\s|credit:\s?|[-–—©]\s?)"
_LABELLED = rf"(?i:{_CREDIT_WORD}\s?{_CREDIT_JOINT}\s?[^.!?\"“”]{{2,80}})"
_AGENCY_PHOTO = rf"(?:{_NAME}\s){{0,3}}(?:Photo|Pool|Images|Handout)\s?(?:/\s?{_HOLDER})?"
_CREDIT_ALONE = re.compile(rf"^[\[(]?(?:{_LABELLED}|{_PERSON_SLASH_AGENCY}|©\s?{_HOLDER}(?:/{_HOLDER})?)[\])]?\.?$")
_CREDIT_BEHIND = re.compile(rf"[.!?…][\"”’')]{{0,2}}\s+(?:{_LABELLED}|{_PERSON_SLASH_AGENCY}|©\s?{_HOLDER})\.?$")
_CREDIT_IN_BRACKETS = re.compile(rf"[\[(](?:{_LABELLED}|(?:{_HOLDER}/)?{_AGENCY_PHOTO})[\])]\.?$")
_CAPTION_LABEL = re.compile(
    r"^(?:FILE\s(?:PHOTO|IMAGE|PICTURE)\b|FILE\s?[-–—:]\s|\(FILES?\)|(?:Image|Photo|Picture|Video)\scaption\b"
    r"|(?:PHOTO|IMAGE|VIDEO|CAPTION|Caption):\s)"
)
_PICTURED = re.compile(
    r"\b(?:is|are|was|were)\s(?:seen|pictured|shown|photographed)\b|\((?:left|right|cent(?:er|re)|l|r|c)\)"
    r"|\b(?:pictured|file photo|undated|handout|screengrab|screenshot)\b"
    r"|\b(?:shows?|poses?|stands?|walks?|speaks?|attends?|arrives?|gestures?|waves?|looks?|holds?|sits?|carr(?:y|ies))\b"
    r"|\b(?:on|in)\s(?:[A-Z][a-z]+day,\s)?[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},\s)?\d{4}\b"
    r"|\bon\s\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4}\b"
)
_REPORTED = re.compile(r"\b(?:said|told|added|wrote|tweeted|asked|replied|says)\b")

_PLACE = re.compile(
    rf"^{_CAPITAL}{{2,}}(?:[.'’ -]{{1,2}}{_CAPITAL}{{2,}}){{0,3}}(?:,\s(?:[A-Z][\w.]+\s?){{1,3}})?"
    r"(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?"
    r"(?:\s\((?:[A-Z][\w.]*[\s/]?){1,4}\)\s?(?:—|–|--|-)|\s?—|\s(?:–|--|-))\s{0,3}(?=[\"'“‘„«]{0,2}\w)"
)
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_BULLET = re.compile(r"^(?:[•●▪◦■–—*·-]\s|\d{1,3}[.)]\s|\(?[a-z]\)\s)")
_QUOTED_THEN_NAMED = re.compile(r"[\"”»]\s*[-–—―]\s*\S")
_BEFORE_SITE_NAME = re.compile(r"\s[|–—-]\s(?=[^|–—-]{1,40}$)")


def is_link(line: str) -> bool:
    """Leads elsewhere or works the page: "Also read: …", "Follow us …", a share bar, "Sort by …"."""
    if len(line) > _LONGEST_LINK:
        return False
    return bool(_LINK.match(line) or _READ_HERE.match(line)) or _is_share_bar(line)


def _is_share_bar(line: str) -> bool:
    words = [word.strip(".,:()+") for word in line.lower().replace("|", " ").replace("·", " ").split()]
    return 0 < len(words) <= 14 and words != ["x"] and all(word in _SHARE_WORDS for word in words)


def is_credit(line: str) -> bool:
    """Only a photo credit: "Ada Poe/Agency", "Photo: Ada Poe"."""
    return bool(_CREDIT_ALONE.match(line))


def is_caption(line: str) -> bool:
    """Says itself that it stands under a picture: by a label in front or a credit behind."""
    tail = line[-160:]
    credited = _CREDIT_BEHIND.search(tail) or _CREDIT_IN_BRACKETS.search(tail)
    return bool(_CAPTION_LABEL.match(line) or credited) or is_credit(line)


def repeats_with_credit(line: str, following: str) -> bool:
    """The same description twice, the second time with a short credit behind it (alternative text, then caption)."""
    if len(line) < 20 or not following.startswith(line):
        return False
    credit = following[len(line) :].strip(" .-–—|()[]")
    return 0 < len(credit) <= 60 and credit[0].isupper() and len(credit.split()) <= 7


def is_description(line: str) -> bool:
    """What is seen, or when it was taken, and no speech: a caption where a credit follows."""
    if len(line) > _LONGEST_DESCRIPTION or line[0] in _OPENING or _BULLET.match(line):
        return False
    return bool(_PICTURED.search(line)) and not _REPORTED.search(line)


def place_in_front(line: str) -> int:
    """Length of "KYIV, Ukraine (Agency) —" at the beginning; 0 where there is none."""
    found = _PLACE.match(line[:120])
    return len(found.group().rstrip()) if found else 0


def breaks_off(line: str, following: str) -> bool:
    """*line* has no final mark and *following* takes its sentence up again, in lower case."""
    return following.lstrip(_OPENING)[:1].islower() and not _is_finished(line)


def _is_finished(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    return not bare or bare[-1] in ".!?…:;,—–-"


def is_heading(line: str) -> bool:
    """Short, without final punctuation, not an item of a list, not a quotation with its speaker behind a dash."""
    if _MARKDOWN.match(line):
        return True
    bare = line.strip(_OPENING)
    if not bare or len(line) > _LONGEST_HEADING or _is_finished(line) or _BULLET.match(line):
        return False
    if bare[0].islower() or not bare[0].isalnum():
        return False
    if line[0] in '"“„«' and _QUOTED_THEN_NAMED.search(line):
        return False
    return sum(char.isalpha() for char in line) >= 3 and len(line.split()) <= 26


def is_title(line: str) -> bool:
    """May stand at the top: also with a question mark, or with a full stop where it is in title case."""
    if len(line) > _LONGEST_TITLE or _BULLET.match(line) or sum(char.isalpha() for char in line) < 3:
        return False
    bare = line.rstrip(_CLOSING)
    if not bare or bare[-1] in ":;,—–-…":
        return False
    if bare[-1] in "?!":
        return not re.search(r"[.!?]\s", bare) and line[0] not in '"“„«'
    return bare[-1] != "." or _is_title_case(bare)


def _is_title_case(line: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line)[1:] if len(word) > 3]
    return len(words) >= 3 and sum(not word[0].islower() for word in words) >= 0.8 * len(words)


def is_same_title(line: str, title: str) -> bool:
    """Equal but for marks, and for an outlet's name behind a dash or bar."""
    if max(len(line), len(title)) > 2 * min(len(line), len(title)) + 60:
        return False  # most lines, without folding them
    one, other = _letters(line), _letters(title)
    if not one or not other:
        return False
    longer, shorter = (line, other) if len(one) >= len(other) else (title, one)
    return one == other or (len(shorter) >= 12 and _letters(_BEFORE_SITE_NAME.split(longer)[0]) == shorter)


def _letters(line: str) -> str:
    return "".join(char for char in fold(line) if char.isalnum())
