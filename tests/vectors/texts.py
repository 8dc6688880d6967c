"""The small campaign that the vectors are of: two languages, and words that say nothing."""

_RULES = """\
schema = 1
id = "vectors"
started = 2021-12-01
started_by = "Test"
addressee_country = "BY"
languages = ["be", "en"]
default_language = "be"

[counter]
baseline = 0
goals = [100]

[form]
given_name = "required"
family_name = "required"
city = "optional"
country = "optional"
email = "optional"
ink = "required"
exposure = ["count", "campaign", "handover"]

[privacy]
controller = "Test"
controller_confirmed = true
retention_days = 365
contact = "test@example.org"
"""

_TEXT = """\
language = "{language}"
status = "checked"
title = "{word} 1"
addressee = "{word} 2"
support_action = "{word} 3"
why_heading = "{word} 4"
why = ["{word} 5", "{word} 6"]
people_heading = "{word} 7"
people = [{{ name = "{word} 8", role = "{word} 9" }}]
after_people = []
demands_heading = "{word} 10"
demands = ["{word} 11", "{word} 12"]
consent = "{word} 13"
risk_notice = "{word} 14"
"""

CAMPAIGN = {
    "campaign.toml": _RULES,
    "texts/be.toml": _TEXT.format(language="be", word="Слова"),
    "texts/en.toml": _TEXT.format(language="en", word="Word"),
}
