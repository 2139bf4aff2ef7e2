import type { en } from "./en.js";
import type { Placeholders } from "./placeholders.js";

/** Every key of English, each with the same placeholders: a missing or a wrong one does not compile. */
type Translation<Text extends Readonly<Record<keyof typeof en, string>>> = {
  readonly [Key in keyof Text]: Key extends keyof typeof en
    ? [Placeholders<Text[Key]>, Placeholders<(typeof en)[Key]>] extends [Placeholders<(typeof en)[Key]>, Placeholders<Text[Key]>]
      ? Text[Key]
      : `other placeholders than English: ${Key}`
    : never;
};
const translation = <const Text extends Readonly<Record<keyof typeof en, string>>>(texts: Text & Translation<Text>): Text => texts;

/** Elke zin die iemand leest, in het Nederlands. */
export const nl = translation({
  "command.task": "Taken: wat er nu te doen is",
  "command.task.create": "Voeg een taak toe",
  "command.task.claim": "Neem een taak op je",
  "command.task.start": "Begin aan een taak",
  "command.task.complete": "Meld een taak gedaan",
  "command.task.list": "Wat er te doen is, het dringendste eerst",
  "command.task.mine": "Wat jij te doen hebt",
  "command.chore": "Klussen: wat terugkomt",
  "command.chore.create": "Voeg een klus toe",
  "command.chore.list": "De klussen van deze server",
  "command.chore.show": "Bekijk een klus",
  "command.settings": "Instellingen",
  "command.settings.token": "Vraag een persoonlijk token voor de API",
  "option.title": "Wat er te doen is",
  "option.due": "Wanneer: “morgen 18:00”, “zaterdag”, “over 3 uur”",
  "option.effort": "Hoeveel minuten het kost",
  "option.chore": "Maak een taak van deze klus; typ om te zoeken",
  "option.which_chore": "Welke klus; typ om te zoeken",
  "option.notes": "Hoe het gaat, waar je op let",
  "option.task": "Welke taak; typ om te zoeken",
  "option.note": "Iets erover te zeggen",

  "button.claim": "Ik doe het",
  "button.start": "Begin",
  "button.done": "Gedaan",
  "button.show": "Bekijk",
  "button.more": "Meer",
  "button.make_task": "Maak er een taak van",

  "task.added": "Taak toegevoegd",
  "task.claimed": "{name} doet het",
  "task.started": "{name} is begonnen",
  "task.completed": "Gedaan! {minutes, plural, one {# minuut} other {# minuten}} bijgeschreven.",
  "task.submitted": "Gemeld. Iemand anders kijkt ernaar voordat het telt.",
  "task.due": "Uiterlijk {when}",
  "task.no_due": "Geen einddatum",
  "task.effort": "{minutes, plural, one {# minuut} other {# minuten}}",
  "task.free": "Nog van niemand",
  "task.held_by": "Bij {name}",
  "task.done_by": "Gedaan door {name}",
  "task.late": "Te laat",
  "status.scheduled": "Gepland",
  "status.open": "Open",
  "status.in_progress": "Bezig",
  "status.submitted": "Wacht op goedkeuring",
  "status.completed": "Gedaan",
  "status.skipped": "Overgeslagen",
  "status.missed": "Gemist",
  "status.cancelled": "Vervallen",
  "task.list": "Te doen",
  "task.list.mine": "Door jou te doen",
  "task.list.none": "Er is niets te doen. Met `/task add` komt er iets bij.",
  "task.list.mine.none": "Jij hebt niets te doen. `/task list` laat zien wat er vrij is.",
  "chore.added": "Klus toegevoegd",
  "chore.list": "Klussen",
  "chore.list.none": "Er zijn nog geen klussen. Met `/chore add` komt er een bij.",

  "token.created": "Je persoonlijke token. Je ziet het één keer; bewaar het als een wachtwoord. Het mag wat jij mag.",
  "token.shown_before": "Je token stond in het eerste antwoord. Vraag een nieuw aan als je het kwijt bent.",
  "token.try": "Probeer het:",
  "member.erased": "iemand die weg is",

  "error.access.permission_denied": "Dat mag je hier niet. Wie de server mag beheren wel.",
  "error.act.in_progress": "Dat gebeurt op dit moment al. Kijk over een seconde nog eens.",
  "error.act.key_reused": "Dit verzoek is eerder gedaan met andere gegevens. Stuur het als een nieuw verzoek.",
  "error.chore.not_active": "Die klus is niet actief, dus er komt geen taak van.",
  "error.chore.not_found": "Die klus bestaat hier niet (meer).",
  "error.due.in_past": "{dueAt} is al voorbij. Kies een moment dat nog komt.",
  "error.due.unreadable": "Die datum kon ik niet lezen. Probeer “morgen 18:00”, “zaterdag 10:00”, “over 3 uur” of “eind van de maand”.",
  "error.guild.not_found": "Die server bestaat hier niet, of je zit er niet in.",
  "error.list.cursor_unreadable": "Die cursor is niet van ons. Begin opnieuw zonder.",
  "error.member.not_found": "Dat lid bestaat hier niet.",
  "error.task.already_started": "Aan die taak is al begonnen.",
  "error.task.already_yours": "Die taak is al van jou.",
  "error.task.changed": "Iemand heeft die taak net veranderd. Kijk nog eens.",
  "error.task.held_by_other": "{holder} heeft die taak al.",
  "error.task.needs_title": "Een taak heeft een titel nodig, of een klus om die van over te nemen.",
  "error.task.not_found": "Die taak bestaat hier niet (meer).",
  "error.task.not_open": "Dat kan niet meer: de taak is “{status}”.",
  "error.busy": "ChoresTree heeft het druk, er is niets gedaan. Probeer het zo nog eens.",
  "error.outcome_unknown":
    "De verbinding brak op het laatste moment: het is gebeurd, of niet. Kijk eerst voordat je het nog eens doet. Geef een beheerder dit nummer: {id}",
  "error.defect": "Er ging bij ons iets mis. Er is niets half gedaan. Geef een beheerder dit nummer: {id}",
  "error.invalid": "Met “{option}” kon ik niets: {reason}",
  "error.done_not_shown":
    "Dat is gedaan, alleen het laten zien lukte niet. Je hoeft het niet nog eens te doen. Geef een beheerder dit nummer: {id}",
  "error.not_shown": "Het antwoord kon ik niet laten zien; wat je vroeg is doorgegaan. Geef een beheerder dit nummer: {id}",
  "apology.answered": "Ik werd onderbroken voordat ik kon antwoorden. Het is gedaan; je hoeft het niet nog eens te doen.",
  "apology.refused": "Ik werd onderbroken voordat ik kon antwoorden. Het is niet gedaan; doe het nog eens om te horen waarom.",
  "apology.nothing": "Ik werd onderbroken voordat ik kon antwoorden. Er is niets gedaan; je kunt het gerust nog eens doen.",
  "error.only_in_server": "Dit werkt in een server, niet in een privébericht.",
  "error.unknown_command": "Dit commando ken ik niet (meer). Typ / om te zien welke ik ken.",
  "error.stale_button": "Deze knop is van een andere tijd en doet niets meer.",
  "reason.text.empty": "het is leeg",
  "reason.text.too_long": "het is langer dan {max} tekens",
  "reason.text.unreadable": "er staan stuurtekens in",
  "reason.not_chosen": "kies er een uit de lijst terwijl je typt",
  "reason.other": "dat wordt hier niet verwacht",
});
