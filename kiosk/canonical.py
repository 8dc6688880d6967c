"""One encoding of JSON, so that equal values have equal hashes: sorted keys, no spaces, NFC, UTF-8."""

import json
import unicodedata
from typing import Any


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_normal(key): _normal(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(item) for item in value]
    return value


def canonical_json(value: Any) -> bytes:
    """The value as canonical JSON. Floats have no one encoding and do not occur in the project's formats."""
    return json.dumps(_normal(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
