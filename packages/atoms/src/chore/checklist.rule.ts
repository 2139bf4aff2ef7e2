import { z } from "zod";
import { personalText } from "../kernel/personal-text.js";

/** As many as one menu of choices holds (Discord docs: String Select). */
export const MOST_ITEMS = 25;

/** What there is to do in a chore, in that order; none of it, and there is nothing to tick. */
export const Checklist = z.array(personalText(100)).max(MOST_ITEMS);
export type Checklist = z.infer<typeof Checklist>;

/** Items as people type them: one a line, or separated by `;`. */
export const itemsIn = (typed: string): string[] =>
  typed
    .split(/[\n;]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
