import { createHash } from "node:crypto";
import type { Random } from "../kernel/random.js";

// The prefix lets secret scanners and people recognise a leaked token; 32 random bytes cannot be guessed, so a plain hash is enough.
const PREFIX = "ct_";
const SECRET_BYTES = 32;
const FORM = /^ct_[A-Za-z0-9_-]{43}$/;

/** A new personal API token, as its owner sees it once. */
export const makeApiToken = (random: Random): string => PREFIX + Buffer.from(random.bytes(SECRET_BYTES)).toString("base64url");

/** What is stored instead of the token: SHA-256 of the whole text. */
export const hashApiToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** False for anything that cannot be a token of ours, so that it never reaches the database. */
export const looksLikeApiToken = (text: string): boolean => FORM.test(text);
