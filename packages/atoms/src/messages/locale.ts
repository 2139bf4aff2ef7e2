import { z } from "zod";

/** The languages every text exists in. */
export const Locale = z.enum(["en", "nl"]);
export type Locale = z.infer<typeof Locale>;

/** All languages, this one first: for reading what people type, since they mix. */
export const localesFrom = (locale: Locale): Locale[] => [locale, ...Locale.options.filter((other) => other !== locale)];

/** The catalogue nearest to a language tag such as Discord's `en-GB` or `nl`; English where we have none. */
export const localeOf = (tag: string | undefined): Locale => (tag?.toLowerCase().split("-")[0] === "nl" ? "nl" : "en");
