"""What is read from the right, in a PDF that is drawn from the left letter by letter: Hebrew is, other scripts are not.

Hebrew letters stand side by side as they are, and only their order is to be turned. The letters of Arabic and its kin
change with their neighbours, which nothing here does: each alone they would be no writing, and are not drawn.
"""

import re
import unicodedata

_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_STRETCH = re.compile(rf"[{_HEBREW}](?:[{_HEBREW}\W]*[{_HEBREW}])?")
_WITH_MARKS = re.compile(r".[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]*", re.DOTALL)


def in_order_of_drawing(text: str) -> str:
    """One line with each stretch of Hebrew turned round; blanks and commas within too, marks stay at their letter."""
    return _STRETCH.sub(lambda found: "".join(reversed(_WITH_MARKS.findall(found[0]))), text)


def is_joined(letter: str) -> bool:
    """Whether the letter is of a script read from the right whose letters are joined."""
    if unicodedata.bidirectional(letter) not in {"R", "AL"} or not letter.isalpha():
        return False
    return not unicodedata.name(letter, "").startswith("HEBREW")
