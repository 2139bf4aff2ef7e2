import type { Random } from "../kernel/random.js";

// The prefix lets secret scanners and people recognise a leaked token; 32 random bytes cannot be guessed, so a plain hash of the token is enough to keep.
const PREFIX = "ct_";
const SECRET_BYTES = 32;
const FORM = /^ct_[A-Za-z0-9_-]{43}$/;

/** A new personal API token, as its owner sees it once. */
export const makeApiToken = (random: Random): string => PREFIX + Buffer.from(random.bytes(SECRET_BYTES)).toString("base64url");

/** False for anything that cannot be a token of ours, so that it never reaches the database. */
export const looksLikeApiToken = (text: string): boolean => FORM.test(text);
