"""What columns are called, in plain words; a key means the same in every table."""

from kiosk.language import mark

HEADINGS = {
    # NL: Kenmerk
    "id": mark("ID"),
    # NL: Korte naam
    "slug": mark("Short name"),
    # NL: Titel
    "title": mark("Title"),
    # NL: Hoe het ermee staat
    "state": mark("How it stands"),
    # NL: Ingesteld op
    "status": mark("Set to"),
    # NL: Thema
    "theme": mark("Theme"),
    # NL: In het kort
    "summary": mark("In short"),
    # NL: Omschrijving
    "description": mark("Description"),
    # NL: Initiatiefnemer
    "initiator": mark("Initiator"),
    # NL: Te bereiken
    "contact": mark("To be reached"),
    # NL: Kosten
    "costs": mark("Costs"),
    # NL: Meenemen
    "bring": mark("To bring"),
    # NL: Waar
    "place": mark("Where"),
    # NL: Plekken
    "capacity": mark("Places"),
    # NL: Plekken over
    "places_left": mark("Places left"),
    # NL: Plekken bezet
    "taken": mark("Places taken"),
    # NL: Wachtenden
    "waiting": mark("Waiting"),
    # NL: Volgende keer
    "next": mark("Next time"),
    # NL: Website
    "link": mark("Website"),
    # NL: Actueel tot
    "fresh_until": mark("Fresh until"),
    # NL: Wat ervan kwam
    "story": mark("What came of it"),
    # NL: Hoeveel mensen hielpen
    "helped": mark("How many people helped"),
    # NL: Discreet
    "discreet": mark("Discreet"),
    # NL: Aanmelden kan
    "joinable": mark("Takes sign-ups"),
    # NL: Verborgen
    "hidden": mark("Hidden"),
    # NL: Verborgen door
    "hidden_by": mark("Hidden by"),
    # NL: Waarom verborgen
    "hidden_why": mark("Why hidden"),
    # NL: Gemaakt
    "created": mark("Made"),
    # NL: Laatst veranderd
    "changed": mark("Last changed"),
    # NL: Initiatief
    "initiative": mark("Initiative"),
    # NL: Titel van het initiatief
    "initiative_title": mark("Title of the initiative"),
    # NL: Wat er gevraagd wordt
    "asked": mark("What is asked"),
    # NL: Wanneer
    "when": mark("When"),
    # NL: Wanneer, in woorden
    "when_words": mark("When, in words"),
    # NL: Begin
    "start": mark("Beginning"),
    # NL: Einde
    "end": mark("End"),
    # NL: Minuten
    "minutes": mark("Minutes"),
    # NL: Minstens nodig
    "hands_min": mark("Needed at least"),
    # NL: Hoogstens nodig
    "hands_max": mark("Needed at most"),
    # NL: Handen over
    "hands_left": mark("Hands left"),
    # NL: Één keer proberen kan
    "try_once": mark("Can be tried once"),
    # NL: Klaar
    "done": mark("Finished"),
    # NL: Soort
    "kind": mark("Kind"),
    # NL: Hele dag
    "all_day": mark("All day"),
    # NL: Tijdzone
    "zone": mark("Time zone"),
    # NL: Herhaling
    "repeat": mark("Repeats"),
    # NL: Herhaling (RRULE)
    "rule": mark("Repeats (RRULE)"),
    # NL: Opmerking
    "note": mark("Note"),
    # NL: Gaat niet door
    "not_taking_place": mark("Does not take place"),
    # NL: Bijeenkomst
    "meeting": mark("Meeting"),
    # NL: Eerst gepland
    "original": mark("First planned"),
    # NL: Verzet
    "moved": mark("Moved"),
    # NL: Naam
    "name": mark("Name"),
    # NL: Klus
    "task": mark("Task"),
    # NL: Titel van de klus
    "task_title": mark("Title of the task"),
    # NL: Alleen deze keer
    "occurrence": mark("This time only"),
    # NL: Aantal mensen
    "party": mark("Number of people"),
    # NL: Loopt een keer mee
    "trial": mark("Comes along once"),
    # NL: Nummer op de wachtlijst
    "position": mark("Number on the waiting list"),
    # NL: Wat er gezegd is
    "told": mark("What was said"),
    # NL: Ingevoerd door
    "by": mark("Entered by"),
    # NL: Afgemeld op
    "cancelled_at": mark("Cancelled on"),
    # NL: Idee
    "idea": mark("Idea"),
    # NL: Het idee
    "words": mark("The idea"),
    # NL: Het idee, in woorden
    "idea_words": mark("The idea, in words"),
    # NL: Medestanders
    "supporters": mark("Supporters"),
    # NL: Van wie meehelpen
    "helpers": mark("Of whom help"),
    # NL: Medestanders nodig
    "needed": mark("Supporters needed"),
    # NL: Samengevoegd met
    "joined_with": mark("Joined with"),
    # NL: Werd initiatief
    "became": mark("Became the initiative"),
    # NL: Hoe
    "support": mark("How"),
    # NL: Teruggenomen
    "withdrawn": mark("Taken back"),
    # NL: Volgnummer
    "sequence": mark("Sequence"),
    # NL: Moment
    "at": mark("Moment"),
    # NL: Wie
    "role": mark("Who"),
    # NL: Wie, kenmerk
    "who": mark("Who, id"),
    # NL: Wat er gedaan is
    "what": mark("What was done"),
    # NL: Veld
    "field": mark("Field"),
    # NL: Ervoor
    "before": mark("Before"),
    # NL: Erna
    "after": mark("After"),
}

TITLES = {
    # NL: initiatieven
    "initiatives": mark("initiatives"),
    # NL: klussen
    "tasks": mark("tasks"),
    # NL: bijeenkomsten
    "meetings": mark("meetings"),
    # NL: agenda
    "dates": mark("agenda"),
    # NL: aanmeldingen
    "sign_ups": mark("sign-ups"),
    # NL: ideeën
    "ideas": mark("ideas"),
    # NL: medestanders
    "supporters": mark("supporters"),
    # NL: logboek
    "log": mark("log"),
}
"""What each table is called."""
