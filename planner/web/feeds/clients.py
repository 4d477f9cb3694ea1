"""What a calendar program says of itself → its name, for "last fetched by …"."""

from __future__ import annotations

from functools import lru_cache

# Looked for in this order: Thunderbird and Outlook also say Mozilla.
CLIENTS = (
    ("Google-Calendar-Importer", "Google Calendar"),
    ("Thunderbird", "Thunderbird"),
    ("Microsoft Outlook", "Outlook"),
    ("Microsoft.Exchange", "Outlook"),
    ("MSOffice", "Outlook"),
    ("Outlook", "Outlook"),
    ("iOS", "Apple Calendar"),
    ("dataaccessd", "Apple Calendar"),
    ("CalendarAgent", "Apple Calendar"),
    ("CalendarCore", "Apple Calendar"),
    ("remindd", "Apple Calendar"),
    ("Evolution", "GNOME Calendar"),
    ("evolution", "GNOME Calendar"),
    ("Nextcloud", "Nextcloud"),
    ("ICSx5", "ICSx⁵"),
    ("DAVx5", "DAVx⁵"),
    ("vdirsyncer", "vdirsyncer"),
    ("Home Assistant", "Home Assistant"),
    ("HomeAssistant", "Home Assistant"),
    ("Fastmail", "Fastmail"),
    ("ProtonMail", "Proton Calendar"),
    ("curl", "curl"),
    ("Mozilla", "a web browser"),
)


@lru_cache(maxsize=256)
def client_name(user_agent: str | None) -> str:
    """The program's name as people know it.

    >>> client_name("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Thunderbird/153.0")
    'Thunderbird'
    >>> client_name("Google-Calendar-Importer"), client_name(None)
    ('Google Calendar', 'an unnamed program')
    """
    for sign, name in CLIENTS:
        if user_agent and sign in user_agent:
            return name
    return "another program" if user_agent else "an unnamed program"
