"""Own English wording the generator builds its clauses from."""

from __future__ import annotations

AIMS = (
    "to save users time",
    "to make the scheme better understood",
    "to achieve results with a limited number of staff",
    "to narrow the gap between districts",
    "to find problems at an early stage",
    "to prepare the next annual plan",
    "to measure what the work achieves",
    "to reach people of working age",
    "to prevent clerical errors",
    "to keep costs under control",
    "to reach younger people",
    "to keep services running in a disaster",
    "to treat all cases alike",
    "to spread the load evenly",
    "to account for the results",
    "to serve remote districts equally well",
    "to avoid delays in peak months",
    "to make up for differences in experience",
    "to remove frequent causes of complaint",
    "in response to rising prices",
    "in view of the falling population",
    "in line with the revised national guidance",
)

MEANS = (
    "after agreeing dates with partner bodies",
    "with advice from outside experts",
    "by comparing the results of the last three years",
    "partly through private contractors",
    "by combining visits and telephone calls",
    "with a progress check every quarter",
    "in order of priority",
    "in step with neighbouring municipalities",
    "with the help of the university",
    "on the basis of residents' comments",
    "by electronic and ordinary mail",
    "by exchanging good practice",
    "on a standard form",
    "starting with a sample of districts",
    "together with front-line staff",
    "on weekends and evenings as well",
    "after evaluating the trial",
    "across departmental boundaries",
    "in small teams",
    "at existing meetings",
    "with plenty of pictures and film",
    "through the newsletter of the chamber of commerce",
)

AUDIENCES = (
    "for employers that joined recently",
    "for households that made no use of it last year",
    "for small businesses",
    "for teachers",
    "for newly appointed staff",
    "for contractors",
    "for residents of outlying districts",
)

FREQUENCIES: dict[str, tuple[tuple[str, int, int], ...]] = {
    "d": (),
    "w": (("{} times a year", 2, 12), ("at {} places", 3, 40), ("on {} days", 5, 60)),
    "i": (("{} times a year", 2, 12), ("{} times a month", 2, 4)),
    "o": (),
}

VERBS = {
    "d": (
        "Rewrite",
        "Hand out",
        "Publish",
        "Translate",
        "Update",
        "Simplify",
        "Digitise",
        "Display",
    ),
    "w": (
        "Carry out",
        "Step up",
        "Extend",
        "Continue",
        "Begin",
        "Focus on",
        "Bring forward",
        "Plan",
    ),
    "i": ("Count", "Analyse", "Share", "Publish monthly", "Sort", "Monitor", "Report on", "Map"),
    "o": ("Set up", "Strengthen", "Establish", "Review", "Use", "Test", "Improve", "Promote"),
}

SYNONYMS = (
    ("Carry out", "Steadily carry out"),
    ("Review", "Thoroughly review"),
    ("Use", "Make active use of"),
    ("Extend", "Further extend"),
    ("Analyse", "Closely analyse"),
    ("Publish", "Promptly publish"),
    ("Strengthen", "Further strengthen"),
    ("Share", "Widely share"),
)

ASIDES = (
    "(including trials)",
    "(including weekends)",
    "(except contracted work)",
    "(in all districts)",
)

IMPORTANCE = ("{title} rests on {object}, and {reason}; it is therefore of high importance.",)
IMPORTANCE_REASONS = (
    "national policy names it a common task",
    "a delay would raise future costs",
    "the trust of users depends on it",
    "the law requires it",
    "the age structure is changing fast",
)
DIFFICULTY = ("{title} involves many parties, and {reason}; it is therefore of high difficulty.",)
DIFFICULTY_REASONS = (
    "staff are hard to find",
    "interest differs widely",
    "results depend on outside bodies",
    "the level is already high",
)
ADDITIONS = (
    " The division of roles with neighbouring bodies must be made clear.",
    " Funding has to be considered early.",
)

SCOPES = (
    "people added during the year are excluded",
    "the trial period is excluded",
    "online applications only",
    "contracted work is included",
    "preliminary figures",
    "only those that meet the new standard",
)

LEADS = (
    "In {title}, work is done correctly and without delay; {reason}, and all know their part.",
)

CHAPTERS = (
    "Services of daily life",
    "Preparing for the future",
    "Working with the community",
    "A trusted organisation",
    "Priority measures",
    "Reliable basic work",
)
GROUPS = (
    "Sound administration",
    "Service from the user's view",
    "Healthy communities",
    "Work based on evidence",
    "Cooperation with partners",
    "People and skills",
    "Safety and security",
    "Sustainable operation",
)

BOILERPLATE = (
    "Train staff so that procedures are the same everywhere.",
    "Publish the results at the end of the year.",
    "Check progress at the regular meeting.",
)

BRANCHES = ("Shiomi Regional Health Board", "Northbay Health Board", "Redriver Utility Board")
CITIES = BRANCHES
ASSOCIATIONS = ("",)

CHILD_TITLE = {
    "d": "Preparing {}",
    "w": "Stepping up {}",
    "i": "Using {}",
    "o": "Improving {}",
}
