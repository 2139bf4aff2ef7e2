import { z } from "zod";

/** What a person sees as the length: code points after NFC and trim, the same in every door, entity and column. */
export const textLength = (text: string): number => [...text].length;

export const normaliseText = (text: string): string => text.normalize("NFC").trim();

// Control characters (but newline and tab) and lone surrogates have no honest reading: they are how titles break cards and logs.
const UNREADABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** Text a person typed: trimmed, NFC, 1 to `max` code points, without control characters. Kept sealed, never compared by SQL. */
export const personalText = (max: number) =>
  z
    .string()
    .transform(normaliseText)
    .pipe(
      z
        .string()
        .refine((text) => textLength(text) >= 1, { params: { code: "text.empty" } })
        .refine((text) => textLength(text) <= max, { params: { code: "text.too_long", max } })
        .refine((text) => !UNREADABLE.test(text), { params: { code: "text.unreadable" } }),
    );
