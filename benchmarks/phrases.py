"""The words that made-up news is written in, and what may happen in it where: data for `synthetic`."""

COUNTRIES = (
    "UKR", "PSE", "SDN", "SYR", "MMR", "COD", "YEM", "NGA", "SOM", "MLI", "BFA", "ETH", "AFG", "PAK", "IRQ", "LBN",
    "SSD", "CAF", "COL", "PHL", "IND", "LBY", "MOZ", "TUR",
)  # fmt: skip
ABROAD = {"UKR": "RUS", "PSE": "ISR", "LBN": "ISR", "SYR": "TUR", "YEM": "SAU", "COD": "RWA"}
"""Whose forces fight in a country besides its own."""
KINDS = {
    "incident": 62, "displacement": 9, "control": 7, "total": 5, "deployment": 4, "talks": 4, "statement": 7,
    "agreement": 2,
}  # fmt: skip
"""What happens, and how often beside the others."""
MODES: dict[str, tuple[str, ...]] = {
    "incident": (
        "air_strike", "drone_strike", "missile", "shelling", "bombing", "suicide_bombing", "shooting", "ambush",
        "clash", "ground_assault",
    ),
    "displacement": ("displaced", "evacuated", "returned"),
    "control": ("captured", "lost"),
    "total": ("killed",),
    "deployment": ("reinforced", "withdrew", "advanced", "entered"),
    "talks": ("negotiation", "meeting", "call"),
    "statement": ("threat", "warning", "demand"),
    "agreement": ("ceasefire", "exchange"),
}  # fmt: skip
ALIKE: dict[str, tuple[str, ...]] = {
    "air_strike": ("bombing", "missile"), "drone_strike": ("air_strike", "missile"), "missile": ("shelling", "bombing"),
    "shelling": ("missile", "ground_assault"), "bombing": ("suicide_bombing", "air_strike"),
    "suicide_bombing": ("bombing",), "shooting": ("ambush", "clash"), "ambush": ("shooting", "clash"),
    "clash": ("shooting", "ground_assault"), "ground_assault": ("clash", "shelling"),
}  # fmt: skip
"""What reports take a way of attack for."""
OUTLETS: tuple[tuple[str, str], ...] = (
    ("NTB", "nb"), ("VG", "nb"), ("NRK", "nb"), ("Aftenposten", "nb"), ("Dagbladet", "nb"), ("Klassekampen", "nb"),
    ("Dag og Tid", "nn"), ("Framtida", "nn"), ("Nationen", "nn"), ("Sunnmørsposten", "nn"), ("Reuters", "en"),
    ("AFP", "en"), ("BBC", "en"), ("The Guardian", "en"), ("Al Jazeera", "en"), ("AP", "en"),
)  # fmt: skip
SITES = {
    "nb": {"market": "et marked", "school": "en skole", "hospital": "sykehuset", "camp": "en flyktningleir",
           "bridge": "broen", "base": "flybasen", "dwelling": "en boligblokk"},
    "nn": {"market": "ein marknad", "school": "ein skule", "hospital": "sjukehuset", "camp": "ein flyktningleir",
           "bridge": "brua", "base": "flybasen", "dwelling": "ei bustadblokk"},
    "en": {"market": "a market", "school": "a school", "hospital": "the hospital", "camp": "a refugee camp",
           "bridge": "the bridge", "base": "the air base", "dwelling": "an apartment block"},
}  # fmt: skip
HOURS = {
    "nb": {"night": " i natt", "morning": " om morgenen", "midday": " på ettermiddagen", "evening": " om kvelden"},
    "nn": {"night": " i natt", "morning": " om morgonen", "midday": " på ettermiddagen", "evening": " om kvelden"},
    "en": {"night": " overnight", "morning": " at dawn", "midday": " in the afternoon", "evening": " in the evening"},
}
WORDS: dict[str, dict[str, str]] = {
    "nb": {
        "attack": "Et angrep, {act}, rammet {site} i {where}{hour}.", "there": "området", "area": "et område",
        "least": "minst {n}", "many": "mange", "young": "barn", "killed": "Til sammen {killed} ble drept i {where}.",
        "both": "Til sammen {killed} ble drept og {hurt}ble såret i {where}.",
        "children": "Blant de drepte er {few} barn.", "rival": "Ifølge {who} ble {n} soldater drept.",
        "tanks": "Dessuten ble {n} stridsvogner ødelagt.", "displacement": "Av innbyggerne i {where} har {n} flyktet",
        "control": "Byen {where} har {who} nå tatt fra {other}", "deployment": "Til {where} har {who} sendt {n}",
        "talks": "I {where} har {who} og {other} snakket sammen", "statement": "Nå truer {who} igjen {other}",
        "agreement": "I {where} har {who} og {other} inngått avtale",
        "air_strike": "flybombing", "drone_strike": "droneangrep", "missile": "rakettangrep",
        "shelling": "artilleribeskytning", "bombing": "bombeeksplosjon", "suicide_bombing": "selvmordsbombe",
        "shooting": "skyting", "ambush": "bakholdsangrep", "clash": "kamper", "ground_assault": "bakkeangrep",
    },
    "nn": {
        "attack": "Eit åtak, {act}, råka {site} i {where}{hour}.", "there": "området", "area": "eit område",
        "least": "minst {n}", "many": "mange", "young": "born", "killed": "Til saman {killed} vart drepne i {where}.",
        "both": "Til saman {killed} vart drepne og {hurt}vart såra i {where}.",
        "children": "Mellom dei drepne er {few} born.", "rival": "Ifølgje {who} vart {n} soldatar drepne.",
        "tanks": "Dessutan vart {n} stridsvogner øydelagde.",
        "displacement": "Av innbyggjarane i {where} har {n} flykta",
        "control": "Byen {where} har {who} no teke frå {other}", "deployment": "Til {where} har {who} sendt {n}",
        "talks": "I {where} har {who} og {other} snakka saman", "statement": "No trugar {who} igjen {other}",
        "agreement": "I {where} har {who} og {other} gjort avtale",
        "air_strike": "flybombing", "drone_strike": "droneåtak", "missile": "rakettåtak",
        "shelling": "artillerield", "bombing": "bombeeksplosjon", "suicide_bombing": "sjølvmordsbombe",
        "shooting": "skyting", "ambush": "bakhaldsåtak", "clash": "kampar", "ground_assault": "bakkeåtak",
    },
    "en": {
        "attack": "An attack, {act}, hit {site} in {where}{hour}.", "there": "the area", "area": "an area",
        "least": "at least {n}", "many": "many", "young": "children",
        "killed": "In all {killed} were killed in {where}.",
        "both": "In all {killed} were killed and {hurt}were wounded in {where}.",
        "children": "Among the dead are {few} children.", "rival": "By the word of {who} {n} soldiers were killed.",
        "tanks": "Besides, {n} tanks were destroyed.", "displacement": "Of those living in {where}, {n} have fled",
        "control": "The town of {where} was taken by {who} from {other}", "deployment": "To {where} {who} has sent {n}",
        "talks": "In {where} {who} and {other} have talked", "statement": "Once more {who} threatens {other}",
        "agreement": "In {where} {who} and {other} have agreed",
        "air_strike": "an air strike", "drone_strike": "a drone strike", "missile": "a missile strike",
        "shelling": "shelling", "bombing": "a bombing", "suicide_bombing": "a suicide bombing",
        "shooting": "a shooting", "ambush": "an ambush", "clash": "fighting", "ground_assault": "a ground assault",
    },
}  # fmt: skip
