"""`planner areas`: the service areas, as a list or as JSON."""

from __future__ import annotations

import json

import click


@click.command("areas")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(as_json: bool) -> None:
    """List the service areas: code, name, parent, CPV prefixes, words, reach and tiers."""
    from planner.classification import service_areas

    if as_json:
        listed = [
            {
                "code": area.code,
                "name": area.name,
                "parent": area.parent,
                "cpv": list(area.cpv),
                "words": list(area.words),
                "not_words": list(area.not_words),
                "systems": list(area.systems),
                "suppliers": list(area.suppliers),
                "reach": area.reach,
                "tiers": list(area.tiers),
                "service_class": area.service_class,
                "note": area.note,
            }
            for area in service_areas()
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for area in service_areas():
        if area.parent is None:
            click.echo(f"\n{area.name}")
            continue
        # the broader codes in full are derived from the prefixes: the short ones say it
        prefixes = " ".join(code for code in area.cpv if not code.endswith("000"))
        click.echo(f"  {area.code:22} {area.name}\n{'':25}bought: {area.reach}; CPV {prefixes}")
