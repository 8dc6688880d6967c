"""The way through a signing: what each answer leads to, what is asked, what is wiped and when."""

from collections.abc import Callable

import pytest
from factories import a_signatory, an_ink
from factories_booth import CODE, FlowStand, MemoryAttending, a_campaign

from kiosk.errors import StorageFailed
from kiosk.signatory import NO_INK, Exposure, InkKind
from ui.booth.viewmodels.draft import Draft
from ui.booth.viewmodels.flow import Question, SigningFlow, Step, steps_for

SLIP = (((500, 100), (510, 100)),)


@pytest.fixture
def stand() -> FlowStand:
    return FlowStand()


def test_a_signing_goes_through_every_screen_and_is_saved_only_at_the_end(stand: FlowStand) -> None:
    seen: list[Step] = []
    stand.flow.changed.connect(lambda state: seen.append(state.step))

    flow = stand.at_agree(Exposure.HANDOVER)
    assert stand.port.signings == []
    flow.sign()
    stand.executor.drain()

    assert list(dict.fromkeys(seen)) == [step for step in Step if step is not Step.WELCOME]
    (signing,) = stand.port.signings
    assert signing.signatory == a_signatory()
    assert (signing.ink, signing.exposure, signing.language) == (an_ink(), Exposure.HANDOVER, "be")
    assert signing.text_sha256 == stand.campaign.petition("be").text_sha256
    assert signing.consent.shown_sha256 == stand.campaign.consent_shown_sha256("be")


def test_the_texts_signed_are_those_of_the_language_shown_last(stand: FlowStand) -> None:
    flow = stand.at_agree()
    stand.language.choose("de")

    flow.sign()
    stand.executor.drain()

    (signing,) = stand.port.signings
    assert signing.language == "de"
    assert signing.text_sha256 == stand.campaign.petition("de").text_sha256
    assert signing.consent.shown_sha256 == stand.campaign.consent_shown_sha256("de")


# Who may see the name


def test_nothing_is_chosen_beforehand_and_without_a_choice_nothing_goes_on(stand: FlowStand) -> None:
    flow = stand.at_exposure()

    flow.confirm_exposure()

    assert (flow.state.step, flow.state.draft.exposure) == (Step.EXPOSURE, None)


def test_the_addressee_is_asked_about_once_more_where_it_is_to_be_feared(stand: FlowStand) -> None:
    flow = stand.at_exposure()
    flow.choose_exposure(Exposure.HANDOVER)
    flow.confirm_exposure()
    assert (flow.state.step, flow.state.question) == (Step.EXPOSURE, Question.HANDOVER)

    flow.answer(yes=False)
    assert (flow.state.question, flow.state.draft.exposure) == (None, None)

    flow.choose_exposure(Exposure.HANDOVER)
    flow.confirm_exposure()
    flow.answer(yes=True)
    assert (flow.state.step, flow.state.question) == (Step.DETAILS, None)


def test_one_who_is_only_counted_is_asked_for_two_names_and_no_drawing(stand: FlowStand) -> None:
    flow = stand.with_details(Exposure.COUNT)

    assert flow.state.step is Step.AGREE
    assert steps_for(flow.state.draft, stand.campaign) == (Step.EXPOSURE, Step.DETAILS, Step.AGREE)
    flow.sign()
    stand.executor.drain()
    (signing,) = stand.port.signings
    assert (signing.signatory.city, signing.signatory.country, signing.signatory.email) == ("", "", "")
    assert signing.ink == NO_INK


def test_choosing_to_be_only_counted_later_forgets_what_is_not_asked(stand: FlowStand) -> None:
    flow = stand.at_agree()

    flow.change_exposure()
    flow.choose_exposure(Exposure.COUNT)

    details = flow.state.draft.details
    assert (details.given_name, details.city, details.country, details.email) == ("Янка", "", "", "")
    assert flow.state.draft.ink == NO_INK


# Details


def test_an_error_shows_on_leaving_and_goes_with_the_mistake(stand: FlowStand) -> None:
    flow = stand.at_details()
    flow.enter("given_name", "12")
    assert flow.state.errors == {}

    flow.leave("given_name")
    assert flow.state.errors == {"given_name": "name-without-letters"}

    flow.enter("given_name", "12 Я")
    assert flow.state.errors == {}


def test_a_field_that_was_never_begun_is_no_mistake_on_leaving(stand: FlowStand) -> None:
    flow = stand.at_details()

    flow.leave("given_name")

    assert flow.state.errors == {}


def test_going_on_shows_every_mistake_and_names_the_first(stand: FlowStand) -> None:
    flow = stand.at_details()
    flow.enter("email", "janka@")

    assert flow.confirm_details() == "given_name"
    assert set(flow.state.errors) == {"given_name", "family_name", "email"}
    assert flow.state.step is Step.DETAILS


@pytest.mark.parametrize("name", ["Ы", "Anna-Maria", "d’Arc", "María José", "გიორგი", "Ĺ"])
def test_names_of_every_shape_are_right(name: str, stand: FlowStand) -> None:
    flow = stand.at_details(Exposure.COUNT)
    flow.enter("given_name", name)
    flow.enter("family_name", name)

    assert flow.confirm_details() is None


# Drawing


def test_very_little_ink_is_asked_about_once(stand: FlowStand) -> None:
    flow = stand.with_details()
    flow.draw(SLIP, 300)
    flow.confirm_drawing()
    assert flow.state.question is Question.LITTLE_INK

    flow.answer(yes=True)
    assert flow.state.step is Step.AGREE
    flow.back()
    flow.confirm_drawing()

    assert flow.state.step is Step.AGREE


def test_back_takes_the_question_along(stand: FlowStand) -> None:
    flow = stand.with_details()
    flow.draw(SLIP, 300)
    flow.confirm_drawing()

    flow.back()

    assert (flow.state.step, flow.state.question) == (Step.DETAILS, None)


def test_without_ink_nothing_goes_on_unless_the_campaign_asks_for_none(stand: FlowStand) -> None:
    flow = stand.with_details()
    flow.confirm_drawing()
    assert flow.state.step is Step.SIGN

    free = FlowStand(campaign=a_campaign(ink="optional"))
    free.with_details().confirm_drawing()
    assert free.flow.state.step is Step.AGREE

    off = FlowStand(campaign=a_campaign(ink="off"))
    assert off.with_details().state.step is Step.AGREE


def test_declaring_takes_the_place_of_what_was_drawn(stand: FlowStand) -> None:
    flow = stand.with_details()
    flow.draw(SLIP, 300)

    flow.declare()

    assert (flow.state.step, flow.state.draft.ink.kind, flow.state.draft.ink.strokes) == (
        Step.AGREE,
        InkKind.DECLARED,
        (),
    )


# Saving


def test_thank_you_comes_only_after_the_save_has_returned(stand: FlowStand) -> None:
    flow = stand.at_agree()
    flow.sign()
    assert (flow.state.step, flow.state.working) == (Step.AGREE, True)
    flow.sign()

    stand.executor.drain()

    assert len(stand.port.signings) == 1
    assert (flow.state.step, flow.state.working, flow.state.draft) == (Step.THANKS, False, Draft())
    assert flow.state.thanks is not None
    assert (flow.state.thanks.total_before, flow.state.progress.total) == (712, 713)


def test_what_cannot_be_saved_stays_and_can_be_tried_again(stand: FlowStand) -> None:
    flow = stand.at_agree()
    held = flow.state.draft
    stand.port.fails_with = StorageFailed("disk-full")
    flow.sign()
    stand.executor.drain()
    assert (flow.state.step, flow.state.draft, flow.state.thanks) == (Step.AGREE, held, None)
    assert flow.state.failure is not None
    assert flow.state.failure.code == "disk-full"
    assert flow.state.waits_for_staff

    stand.port.fails_with = None
    flow.sign()
    stand.executor.drain()

    assert flow.state.step is Step.THANKS
    assert len(stand.port.signings) == 1


@pytest.mark.parametrize("failure", [StorageFailed("disk-failed"), ValueError("a fault in the program")])
def test_what_is_saved_is_not_called_unsaved_for_a_count_that_cannot_be_read(
    stand: FlowStand, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail() -> None:
        raise failure

    flow = stand.at_agree()
    monkeypatch.setattr(stand.port, "progress", fail)
    flow.sign()
    stand.executor.drain()
    assert (flow.state.step, flow.state.failure, flow.state.progress.total) == (Step.THANKS, None, 713)

    flow.take_back()
    stand.executor.drain()
    assert flow.state.thanks is not None
    assert (flow.state.thanks.taken_back, flow.state.failure, flow.state.progress.total) == (True, None, 712)


def test_a_save_that_ends_after_a_reset_changes_no_screen(stand: FlowStand) -> None:
    flow = stand.at_agree()
    flow.sign()
    flow.reset()

    stand.executor.drain()

    assert (flow.state.step, flow.state.thanks, flow.state.draft) == (Step.WELCOME, None, Draft())


def test_a_goal_that_is_passed_is_told() -> None:
    stand = FlowStand(port=MemoryAttending(baseline=999))
    flow = stand.thanked()
    assert flow.state.thanks is not None
    assert flow.state.thanks.goal_passed == 1_000
    assert flow.state.progress.goal == 1_500

    ordinary = FlowStand().thanked().state.thanks
    assert ordinary is not None
    assert ordinary.goal_passed is None


def test_taking_back_withdraws_by_the_code_and_hides_it(stand: FlowStand) -> None:
    flow = stand.thanked()
    flow.show_code()
    flow.take_back()
    stand.executor.drain()

    assert stand.port.withdrawn == [CODE]
    assert flow.state.thanks is not None
    assert (flow.state.thanks.taken_back, flow.state.thanks.code_shown) == (True, False)
    assert flow.state.progress.total == 712
    flow.take_back()
    stand.executor.drain()
    assert stand.port.withdrawn == [CODE]


def test_taking_back_that_fails_says_so_and_the_signing_stands(stand: FlowStand) -> None:
    flow = stand.thanked()
    stand.port.fails_with = StorageFailed("disk-full")
    flow.take_back()
    stand.executor.drain()

    assert flow.state.failure is not None
    assert flow.state.thanks is not None
    assert not flow.state.thanks.taken_back


# Wiping


def stop(flow: SigningFlow) -> None:
    flow.stop_and_erase()


def back_out(flow: SigningFlow) -> None:
    while flow.state.has_entry:
        flow.back()


@pytest.mark.parametrize("way_out", [stop, back_out])
@pytest.mark.parametrize("come_to", [FlowStand.at_exposure, FlowStand.with_details, FlowStand.at_agree])
def test_every_way_out_leaves_nothing_of_the_entry(
    come_to: Callable[[FlowStand], SigningFlow], way_out: Callable[[SigningFlow], None], stand: FlowStand
) -> None:
    wiped: list[bool] = []
    stand.flow.wiped.connect(lambda: wiped.append(True))
    flow = come_to(stand)

    way_out(flow)

    assert wiped
    assert (flow.state.draft, flow.state.errors, flow.state.question) == (Draft(), {}, None)
    assert not flow.state.has_entry


def test_after_a_reset_the_event_language_is_back(stand: FlowStand) -> None:
    flow = stand.at_exposure()
    stand.language.choose("de")

    flow.reset()

    assert stand.language.current == "be"


def test_thank_you_keeps_the_language_of_the_person(stand: FlowStand) -> None:
    stand.at_agree()
    stand.language.choose("de")
    stand.flow.sign()
    stand.executor.drain()

    assert stand.language.current == "de"


def test_no_state_tells_a_name_in_its_repr(stand: FlowStand) -> None:
    flow = stand.at_agree()

    told = repr(flow.state)

    assert "Янка" not in told
    assert "Вільня" not in told
    assert str(CODE) not in repr(stand.thanked().state)


def test_the_corner_calls_staff_only_where_nobody_loses_an_entry(stand: FlowStand) -> None:
    flow, free = stand.flow, list[bool]()
    flow.changed.connect(lambda state: free.append(state.corner_is_free))
    flow.read()
    flow.support()
    assert free == [True, False]

    flow.reset()
    stand.port.fails_with = StorageFailed("disk-full")
    stand.at_agree()
    free.clear()
    flow.sign()
    stand.executor.drain()
    assert free == [False, True]
