"""The attendee's seven pages, each made when somebody first comes to it."""

from collections.abc import Callable, Mapping

from kiosk.words import Words
from ui.booth.pages.agree import AgreePage
from ui.booth.pages.details import DetailsPage
from ui.booth.pages.exposure import ExposurePage
from ui.booth.pages.page import BoothPage
from ui.booth.pages.petition import PetitionPage
from ui.booth.pages.sign import SignPage
from ui.booth.pages.thanks import ThanksPage
from ui.booth.pages.welcome import WelcomePage
from ui.booth.viewmodels.flow import SigningFlow, Step
from ui.keyboards import Layout
from ui.pages_on_demand import PagesOnDemand


def attendee_pages(flow: SigningFlow, layouts: Mapping[str, Layout]) -> PagesOnDemand[Step, BoothPage]:
    """They speak the language of the flow."""
    campaign = flow.campaign

    def speak() -> Words:
        return flow.language.words

    makers: dict[Step, Callable[[], BoothPage]] = {
        Step.WELCOME: lambda: WelcomePage(campaign, speak),
        Step.PETITION: lambda: PetitionPage(campaign, speak),
        Step.EXPOSURE: lambda: ExposurePage(campaign, speak),
        Step.DETAILS: lambda: DetailsPage(campaign, speak, layouts),
        Step.SIGN: lambda: SignPage(speak),
        Step.AGREE: lambda: AgreePage(campaign, speak),
        Step.THANKS: lambda: ThanksPage(speak, is_dangerous=bool(campaign.addressee_country)),
    }
    return PagesOnDemand(makers)
