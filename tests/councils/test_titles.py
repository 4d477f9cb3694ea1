import pytest

from planner.councils import stated_in, stated_in_file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Wexmoor District Council - Contracts Register", "Wexmoor District Council"),
        ("FENWICKSHIRE DISTRICT COUNCIL", "Fenwickshire District Council"),
        ("Contract Register - Strathardle Council (Procurement Reform (Scotland) Act 2014)", "Strathardle Council"),
        ("Contracts Register Norbury and Vale Borough Council", "Norbury and Vale Borough Council"),
        ("Stoke on the Wold Town Council: contracts over £5,000", "Stoke on the Wold Town Council"),
        ("Active contracts of the City of Larchford 2026", "City of Larchford"),
        ("London Borough of Thornwick contracts", "London Borough of Thornwick"),
        ("Northmarch Fire and Rescue Authority", "Northmarch Fire and Rescue Authority"),
    ],
)
def test_a_title_states_a_council_by_its_form(title, name):
    assert stated_in(title) == name


@pytest.mark.parametrize(
    "title",
    [
        "Contracts Register",
        "Contracts awarded by the Council",
        "Council contracts 2026",
        "Spend over £500 by Local Authority",
    ],
)
def test_a_title_without_a_council_states_none(title):
    assert stated_in(title) is None


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("waimarino-district-council-contract-register.csv", "Waimarino District Council"),
        ("Active_Contracts_Pinecrest_County.csv", "Pinecrest County"),
        ("Contracts Register Export - Tollerby Borough Council.xlsx", "Tollerby Borough Council"),
        ("kent-county-council-2026.csv", "Kent County Council"),
        ("contracts_register_2026_final.csv", None),
        ("council-contracts.csv", None),
    ],
)
def test_a_file_name_states_a_council_known_or_not(file, name):
    assert stated_in_file_name(file) == name
