import pytest

from planner.registers.heading_words import scale
from planner.registers.headings import map_columns
from planner.registers.synonyms import layout_of, synonyms

DATES = ["31/03/2027", "30/09/2026", "01/04/2028"]
TITLES = ["Grass cutting", "Housing system", "School meals"]
MONEY = ["£12,000", "£250,000.00", "£45,000"]


def fields(columns):
    found = map_columns(list(columns), list(columns.values()))
    return {item.field: item.heading for item in found.found}


def test_an_exact_heading_is_certain():
    found = map_columns(["Contract end date"], [DATES])
    assert (found.found[0].field, found.found[0].by) == ("end", "exact")
    assert found.found[0].confidence > 0.95


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("* Contract  End Date", "end"),
        ("CONTRACT_END_DATE", "end"),
        ("ContractEndDate", "end"),
        ("Date of Contract Expiry", "end"),
        ("Expiry Date (dd/mm/yyyy)", "end"),
        ("End Date of the Contract", "end"),
        ("Contrcat End Date", "end"),
        ("Expriy Date", "end"),
        ("Comencement Date", "start"),
        ("Contract Start Date:", "start"),
        ("Max. End Date", "latest_end"),
        ("Contract End Date (inc. extensions)", "latest_end"),
        ("Initial Contract End Date", "initial_end"),
        ("Date of next review", "review"),
    ],
)
def test_a_heading_in_other_words_is_understood(heading, field):
    assert fields({heading: DATES}) == {field: " ".join(heading.split())}


def test_words_that_tell_are_never_taken_as_alike():
    assert "start" not in fields({"Contract Stop Date": DATES})
    assert fields({"Supplier Review Date": DATES}).get("end") is None


def test_a_field_comes_from_one_column_and_a_column_serves_one_field():
    found = map_columns(["End Date", "Contract End Date", "Expiry Date"], [DATES, DATES, DATES])
    assert [item.field for item in found.found].count("end") == 1
    assert len({item.column for item in found.found}) == len(found.found)


def test_a_filled_column_is_taken_before_an_empty_one_of_the_same_meaning():
    assert fields({"End Date": ["", ""], "Expiry Date": DATES})["end"] == "Expiry Date"


def test_what_the_cells_hold_decides_what_a_word_means():
    assert fields({"Contract": TITLES, "Ends": DATES})["title"] == "Contract"
    assert fields({"Contract": ["A-070-09", "A-071-10"], "Service": TITLES, "Ends": DATES})["reference"] == "Contract"


def test_first_final_and_latest_ends_are_kept_apart():
    columns = {"Start Date": DATES, "Initial End Date": DATES, "Contract End Date": DATES, "Maximum End Date": DATES}
    assert fields(columns) == {
        "start": "Start Date",
        "initial_end": "Initial End Date",
        "end": "Contract End Date",
        "latest_end": "Maximum End Date",
    }


def test_three_columns_of_extensions_are_three_fields():
    lengths = ["12 months", "24 months"]
    columns = {"Extension 1": lengths, "Extension 2": lengths, "Extension 3": lengths}
    assert set(fields(columns)) == {"extension_1", "extension_2", "extension_3"}


def test_total_and_yearly_value_are_kept_apart():
    found = fields({"Total Contract Value (£)": MONEY, "Annual Contract Value (£)": MONEY})
    assert found == {"value": "Total Contract Value (£)", "annual_value": "Annual Contract Value (£)"}


def test_the_same_words_mean_other_things_in_the_contracts_finder_export():
    header = [s.heading for s in synonyms() if s.layout == "contracts-finder"]
    assert layout_of(header) == "contracts-finder"
    found = map_columns(header, [DATES if "date" in heading.lower() else TITLES for heading in header])
    columns = found.columns()
    assert columns["end"].heading == "Contract end date"
    assert columns["advertised_end"].heading == "End Date"
    assert fields({"End Date": DATES, "Title": TITLES})["end"] == "End Date"


def test_both_forms_of_the_association_schema_are_recognised():
    own = [s.heading for s in synonyms() if s.layout == "lga"]
    assert layout_of(own) == "lga"
    found = fields({"ContractReference": ["C1"], "EndDate": DATES, "SupplierName": TITLES, "LastExtensionDate": DATES})
    assert found == {
        "reference": "ContractReference",
        "end": "EndDate",
        "supplier": "SupplierName",
        "latest_end": "LastExtensionDate",
    }


def test_contact_columns_are_known_as_such_however_many():
    found = map_columns(["Contact Email", "Contract Manager", "Telephone"], [["a@b.uk"], ["J Ash"], ["0123"]])
    assert [item.field for item in found.found] == ["contact"] * 3


def test_what_a_person_says_goes_before_everything():
    found = map_columns(["Ends", "Stop"], [DATES, DATES], {"end": "Stop"})
    assert found.columns()["end"].heading == "Stop"
    assert found.columns()["end"].by == "told"


def test_a_column_of_unknown_meaning_is_named():
    assert map_columns(["Frobnication"], [["x", "y"]]).unused == ("Frobnication",)


TERMS, NUMBERS, PEOPLE = ["2 x 12 months", "12 months"], ["36", "24", "12"], ["J Smith", "A Jones"]
NAMES, CODES = ["Ash Ltd", "Birch plc"], ["C001", "C002"]


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Purchase Order (Contract) Number", CODES, "reference"),
        ("Document Number", CODES, "reference"),
        ("Prime Contractor", NAMES, "supplier"),
        ("Primary supplier", NAMES, "supplier"),
        ("Contract / Framework title", TITLES, "title"),
        ("Scope of Work", TITLES, "description"),
        ("DATE COMMENCED", DATES, "start"),
        ("Termination", DATES, "end"),
        ("Contract period To", DATES, "end"),
        ("Supplier (name, SME Y/N)", NAMES, "supplier"),
        ("£ p.a.", MONEY, "annual_value"),
        ("£ over five year term", MONEY, "value"),
        ("Value (upper)", MONEY, "value_high"),
        ("End date (incl. all extensions)", DATES, "latest_end"),
        ("Gweithdrefn / Procedure", ["Agored / Open", "SBD / DPS"], "procedure"),
        ("Which rules", ["Procurement Act 2023", "PCR 2015"], "legal_regime"),
        ("Contract period From", DATES, "start"),
        ("Contract dates", ["01/04/2024 - 31/03/2027", "13/05/2024 - 12/05/2026"], "duration"),
        ("Actual Contract End Date", DATES, "end"),
        ("Final end date (if all extensions are used)", DATES, "latest_end"),
        ("Latest possible end date incl. extensions", DATES, "latest_end"),
        ("Anticipated completion of contract", DATES, "advertised_end"),
        ("Extension 2 End Date", DATES, "extension_2"),
        ("Agreed Amt", MONEY, "value"),
        ("Value over term ex VAT", MONEY, "value"),
        ("Annualised value", MONEY, "annual_value"),
        ("Cost pa", MONEY, "annual_value"),
        ("Expected total value", MONEY, "value_high"),
        ("Consumed Amt", MONEY, "ignored"),
        ("Length (months)", NUMBERS, "duration"),
        ("Main contact", PEOPLE, "contact"),
        ("Approval Date", DATES, "award_date"),
        ("Commissioning service", ["Housing", "Parks"], "department"),
        ("Procured via", ["LHC framework", "Open procedure"], "procedure"),
        ("Runs for", ["3 years", "60 months"], "duration"),
        ("Plus optional", TERMS, "extension"),
        ("Could run to", DATES, "latest_end"),
        ("Concludes", DATES, "end"),
        ("Cost/yr", MONEY, "annual_value"),
        ("Final Expiration (all renewals)", DATES, "latest_end"),
        ("Expected contract start", DATES, "advertised_start"),
        ("Sum to be paid over the whole term", MONEY, "value"),
        ("How much does it cost each year?", MONEY, "annual_value"),
        ("How much in total?", MONEY, "value"),
        ("Who provides it?", NAMES, "supplier"),
        ("Can it be extended?", TERMS, "extension"),
        ("Is the supplier an SME and/or VCSE (and registration number)", ["SME", "Neither"], "sme_or_vcse"),
        ("Procurement codes", ["79620000-6 - Staff", "34927100-2"], "cpv"),
        ("Category", ["79620000-6 - Staff", "34927100-2"], "cpv"),
        ("How to reach us", ["a@b.gov.uk", "c@d.gov.uk"], "contact"),
    ],
)
def test_a_heading_never_seen_is_understood_by_its_words_and_cells(heading, cells, field):
    assert fields({heading: cells}) == {field: heading}


def test_the_start_of_a_procurement_is_no_start_of_a_contract():
    assert fields({"Anticipated procurement start": DATES}) == {}


def test_a_break_is_no_end():
    assert fields({"First break date": DATES}) == {"break_clause": "First break date"}


def test_where_no_heading_means_the_title_the_wordiest_column_is_taken_for_it():
    found = fields({"Ref": CODES, "Undertaking": TITLES, "Lead officer's notes": TITLES, "Ends": DATES})
    assert found["title"] == "Undertaking"
    assert "title" not in fields({"Undertaking": TITLES})


@pytest.mark.parametrize(
    ("heading", "factor"),
    [
        ("Total Contract Value £000s", 1000),
        ("Value (£'000)", 1000),
        ("Value £,000's", 1000),
        ("Value £k", 1000),
        ("Estimated value (£m)", 10**6),
        ("Value (£ million)", 10**6),
        ("Contracts over £5,000", 1),
        ("Value (> £25,000)", 1),
        ("Contract value (£)", 1),
    ],
)
def test_a_heading_says_what_its_numbers_count(heading, factor):
    assert scale(heading) == factor


def test_of_one_amount_with_and_without_vat_the_one_with_it_counts():
    assert fields({"Value (net)": MONEY, "Value (gross)": MONEY})["value"] == "Value (gross)"
    named = fields({"Awarded value ex VAT": MONEY, "Awarded value inc VAT": MONEY})
    assert named == {"ignored": "Awarded value ex VAT", "value": "Awarded value inc VAT"}
    assert fields({"Value ex VAT": MONEY}) == {"value": "Value ex VAT"}


def test_a_column_of_officers_is_a_contact_even_where_buyers_are_councils():
    assert fields({"Buyer Name": PEOPLE}) == {"contact": "Buyer Name"}
    assert fields({"Buyer Name": ["Kent County Council", "Hackney"]}) == {"council": "Buyer Name"}


def test_a_column_of_yes_and_no_gives_way_to_one_of_lengths():
    found = fields({"Option to extend": ["Yes", "No"], "Extension details": TERMS})
    assert found["extension"] == "Extension details"


@pytest.mark.parametrize("form", ["{}", "compiledRelease/{}", "releases/0/{}"])
def test_flattened_release_packages_are_understood_by_their_paths(form):
    columns = {
        form.format("buyer/name"): ["Kent County Council"],
        form.format("tender/title"): TITLES,
        form.format("awards/0/contractPeriod/endDate"): ["2027-03-31T00:00:00Z"],
        form.format("tender/contractPeriod/endDate"): ["2028-03-31T00:00:00Z"],
        form.format("awards/0/value/amount"): MONEY,
    }
    assert list(fields(columns)) == ["council", "title", "end", "advertised_end", "value"]


COUNCILS = ["Kent County Council", "Medway Council", "Ashford Borough Council"]


@pytest.mark.parametrize("heading", ["Body", "Lead"])
def test_a_column_of_councils_says_whose_contracts_they_are_whatever_its_heading(heading):
    found = map_columns([heading, "Title"], [COUNCILS, TITLES])
    assert [(item.field, item.by) for item in found.found if item.heading == heading] == [("council", "content")]


def test_councils_in_a_column_of_places_or_beside_a_column_of_councils_are_not_taken_for_buyers():
    assert "council" not in fields({"Location": COUNCILS, "Title": TITLES})
    assert fields({"Body": COUNCILS, "Council": COUNCILS, "Title": TITLES})["council"] == "Council"
