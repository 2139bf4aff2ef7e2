// Discord docs: Application Commands > Autocomplete.
export const MOST_CHOICES = 25;
const LABEL_LENGTH = 100;

/** A choice's name: 1 to 100 UTF-16 units, as Discord counts, without cutting a character in two. */
export const choiceLabel = (name: string): string =>
  name.length <= LABEL_LENGTH ? name : `${name.slice(0, LABEL_LENGTH - 1).replace(/[\ud800-\udbff]$/, "")}…`;
