from datetime import date

from planner.model import LegalRegime
from planner.registers.regimes import find_regime

BEFORE, AFTER = date(2024, 4, 1), date(2025, 6, 1)


def regime(*days, words=(), nation="England", british=True):
    return find_regime(words, nation=nation, began=days, looks_british=british)


def test_what_began_before_the_act_stays_under_the_regulations():
    assert regime(BEFORE) is LegalRegime.PCR2015
    assert regime(AFTER, BEFORE) is LegalRegime.PCR2015
    assert regime(date(2025, 2, 23)) is LegalRegime.PCR2015


def test_what_may_be_of_either_law_is_unknown():
    assert regime(AFTER) is LegalRegime.UNKNOWN
    assert regime(date(2025, 2, 24)) is LegalRegime.UNKNOWN
    assert regime(date(2014, 4, 1)) is LegalRegime.UNKNOWN
    assert regime() is LegalRegime.UNKNOWN


def test_words_name_the_law():
    assert regime(AFTER, words=["let under the Procurement Act 2023"]) is LegalRegime.PA2023
    assert regime(AFTER, words=["PCR 2015"]) is LegalRegime.PCR2015
    assert regime(BEFORE, words=["Provider Selection Regime"]) is LegalRegime.PSR
    assert regime(AFTER, words=["moved from PCR 2015 to the Procurement Act 2023"]) is LegalRegime.UNKNOWN


def test_scottish_buyers_have_their_own_law():
    assert regime(BEFORE, nation="Scotland", words=["32014L0024"]) is LegalRegime.SCOTLAND


def test_nothing_is_said_of_buyers_elsewhere():
    assert regime(BEFORE, nation=None, british=False) is LegalRegime.UNKNOWN
