import type { Newcomer } from "./simulated-discord.js";

export interface Welcome {
  readonly apiUrl: string;
  readonly database: string;
  readonly cache: string;
  readonly bus: string;
  readonly discord: string;
  readonly newcomer: Newcomer | null;
}

/** What stands at the end of a start: where everything is, and what to do first. */
export function welcome({ apiUrl, database, cache, bus, discord, newcomer }: Welcome): string {
  const rows: [string, string][] = [
    ...(newcomer ? [["Playground", newcomer.playground] as [string, string]] : []),
    ["API", `${apiUrl}/api/v1`],
    ["Health", `${apiUrl}/health/ready`],
    ["Discord", discord],
    ["Database", database],
    ["Cache", cache],
    ["Events", bus],
  ];
  if (newcomer) {
    rows.push(["Token", `${newcomer.token}  (${newcomer.name}; until the next start)`]);
    rows.push(["Try first", "open the playground, pick who to be, type /task add"]);
    rows.push(["In a terminal", "npm run simulate -- '/task add title:Dishes due:tomorrow 18:00'"]);
    rows.push(["Then", `curl -H 'Authorization: Bearer ${newcomer.token}' ${apiUrl}/api/v1/guilds/${newcomer.guildId}/tasks`]);
  }
  rows.push(["Stop", "Ctrl+C"]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return ["", "ChoresTree is ready.", "", ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ""].join("\n");
}
