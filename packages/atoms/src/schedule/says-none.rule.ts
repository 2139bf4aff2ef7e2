import { plainWords } from "../kernel/plain-words.js";

const NONE: ReadonlySet<string> = new Set(["none", "never", "no more", "geen", "nooit", "niet meer"]);

/** Whether somebody takes away what they might have said: `none`, `geen`. */
export const saysNone = (text: string): boolean => NONE.has(plainWords(text));
