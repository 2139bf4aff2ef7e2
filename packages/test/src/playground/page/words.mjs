/** What the page itself says, in the languages of the product. What the bot says comes from the bot. */
const WORDS = {
  en: {
    pick: "Who do you want to be?",
    pickWhy: "This is a simulated Discord on your own machine. Pick a person; open another tab to be somebody else at the same time.",
    someoneNew: "Someone new",
    name: "Name",
    language: "Language",
    join: "Join",
    change: "Be someone else",
    simulated: "Simulated Discord. Nothing leaves this machine.",
    members: "Members",
    channelStart: "Welcome to #{channel}!",
    channelHint: "Type / below to see what ChoresTree can do. For a start: /task add",
    composer: "Message #{channel}, or type / for commands",
    commands: "Commands",
    noCommand: "No command is called that. Type / alone to see all.",
    noCommandsYet: "The bot has not registered its commands yet. One moment…",
    send: "Send",
    sendHint: "Enter sends · Tab goes to the next option · Esc starts over",
    optional: "optional",
    needed: "required",
    loadingOptions: "Looking…",
    loadingFailed: "The bot did not answer. You can still type it.",
    noOptions: "Nothing fits that.",
    required: "This option is required. Give it a value.",
    choice: "Pick one of the choices.",
    tooShort: "Too short: at least {limit} characters.",
    tooLong: "Too long: at most {limit} characters.",
    wholeNumber: "This takes a whole number.",
    number: "This takes a number.",
    tooLow: "Too low: at least {limit}.",
    tooHigh: "Too high: at most {limit}.",
    trueOrFalse: "This takes true or false.",
    sending: "Sending command…",
    thinking: "{name} is thinking…",
    app: "APP",
    edited: "(edited)",
    onlyYou: "Only you can see this",
    dismiss: "Dismiss message",
    failed: "This did not work: {reason}",
    noResponse: "The application did not respond",
    away: "The simulator does not answer. Is it still running? Trying again…",
    select: "Make a selection",
    choose: "Choose",
    cancel: "Cancel",
    submit: "Submit",
    owner: "owner",
  },
  nl: {
    pick: "Wie wil je zijn?",
    pickWhy: "Dit is een nagebootst Discord op je eigen machine. Kies iemand; in een ander tabblad kun je tegelijk een ander zijn.",
    someoneNew: "Iemand anders",
    name: "Naam",
    language: "Taal",
    join: "Meedoen",
    change: "Iemand anders zijn",
    simulated: "Nagebootst Discord. Niets verlaat deze machine.",
    members: "Leden",
    channelStart: "Welkom in #{channel}!",
    channelHint: "Typ hieronder / om te zien wat ChoresTree kan. Om te beginnen: /task add",
    composer: "Bericht in #{channel}, of typ / voor opdrachten",
    commands: "Opdrachten",
    noCommand: "Zo heet geen opdracht. Typ alleen / om ze alle te zien.",
    noCommandsYet: "De bot heeft zijn opdrachten nog niet aangemeld. Een ogenblik…",
    send: "Versturen",
    sendHint: "Enter verstuurt · Tab gaat naar de volgende optie · Esc begint opnieuw",
    optional: "optioneel",
    needed: "verplicht",
    loadingOptions: "Aan het zoeken…",
    loadingFailed: "De bot antwoordde niet. Je kunt het nog wel typen.",
    noOptions: "Daar past niets bij.",
    required: "Deze optie is verplicht. Vul haar in.",
    choice: "Kies een van de mogelijkheden.",
    tooShort: "Te kort: ten minste {limit} tekens.",
    tooLong: "Te lang: ten hoogste {limit} tekens.",
    wholeNumber: "Hier past een heel getal.",
    number: "Hier past een getal.",
    tooLow: "Te laag: ten minste {limit}.",
    tooHigh: "Te hoog: ten hoogste {limit}.",
    trueOrFalse: "Hier past true of false.",
    sending: "Opdracht wordt verstuurd…",
    thinking: "{name} denkt na…",
    app: "APP",
    edited: "(bewerkt)",
    onlyYou: "Alleen jij kunt dit zien",
    dismiss: "Bericht sluiten",
    failed: "Dit ging niet: {reason}",
    noResponse: "De applicatie reageerde niet",
    away: "De simulator antwoordt niet. Draait hij nog? Er wordt opnieuw geprobeerd…",
    select: "Maak een keuze",
    choose: "Kiezen",
    cancel: "Annuleren",
    submit: "Versturen",
    owner: "eigenaar",
  },
};

/** @param {string} locale as Discord names it, e.g. `en-US` or `nl` */
const languageOf = (locale) => (locale.startsWith("nl") ? "nl" : "en");

/**
 * The page's words in the reader's language.
 * @param {string} locale
 * @returns {(key: string, values?: Record<string, string | number | undefined>) => string} a key that is none is an error
 */
export function wordsFor(locale) {
  const words = /** @type {Record<string, string>} */ (WORDS[languageOf(locale)]);
  return (key, values = {}) => {
    const sentence = words[key];
    if (sentence === undefined) throw new Error(`the page has no words for ${key}`);
    return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  };
}

/** The keys of each language; a test holds them equal. */
export const WORD_KEYS = { en: Object.keys(WORDS.en), nl: Object.keys(WORDS.nl) };
