const VERSION = "v1";
const FORM = /^v1:([a-z-]+\.[a-z-]+):(.+)$/;

/** At most 100 characters (Discord docs: Using Message Components). */
export const customId = (act: string, subject: string): string => `${VERSION}:${act}:${subject}`;

/** Null for what is not of this version: a button of another time. */
export function readCustomId(id: string): { act: string; subject: string } | null {
  const [, act, subject] = FORM.exec(id) ?? [];
  return act !== undefined && subject !== undefined ? { act, subject } : null;
}
