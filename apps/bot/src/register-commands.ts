import { isDeepStrictEqual } from "node:util";
import { type REST, Routes } from "discord.js";

/**
 * Makes Discord's list of commands ours. A list that is right already is left alone: creates are few a day
 * (Discord docs: Application Commands > Registering a Command). Answers whether anything was written.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  guildId: string | null,
  bodies: readonly object[],
): Promise<boolean> {
  const route = guildId === null ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guildId);
  const present = (await rest.get(route, { query: new URLSearchParams({ with_localizations: "true" }) })) as object[];
  if (isDeepStrictEqual(byName(present.map(comparable)), byName(bodies.map(comparable)))) return false;
  await rest.put(route, { body: bodies });
  return true;
}

/** What a command says, without what Discord adds (ids, versions) and without fields left at their defaults. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  const said = Object.entries(value).filter(([key, field]) => !ADDED_BY_DISCORD.has(key) && !isDefault(key, field));
  return Object.fromEntries(said.map(([key, field]) => [key, comparable(field)]));
}

const ADDED_BY_DISCORD: ReadonlySet<string> = new Set([
  "id",
  "application_id",
  "guild_id",
  "version",
  "integration_types",
  "name_localized",
  "description_localized",
]);
const isDefault = (key: string, field: unknown) =>
  field === null ||
  field === undefined ||
  field === false ||
  (key === "type" && field === 1) ||
  (Array.isArray(field) && field.length === 0);

const byName = (commands: readonly unknown[]) => [...(commands as { name: string }[])].sort((a, b) => a.name.localeCompare(b.name));
