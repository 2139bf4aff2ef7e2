/** Members and roles that a text mentions, as Discord's client writes them (Discord docs: Message Formatting). */
const MENTION = /<@(&|!)?(\d{1,20})>/g;

/** Null where anything else is in it: what it says of those not mentioned cannot be known. */
export function namedInText(typed: unknown): { members: string[]; roles: string[] } | null {
  if (typeof typed !== "string" || typed.replace(MENTION, "").replace(/[\s,]/g, "") !== "") return null;
  const mentions = [...typed.matchAll(MENTION)].map(([, kind, id = ""]) => ({ isRole: kind === "&", id }));
  const ids = (roles: boolean) => [...new Set(mentions.filter(({ isRole }) => isRole === roles).map(({ id }) => id))];
  return { members: ids(false), roles: ids(true) };
}
