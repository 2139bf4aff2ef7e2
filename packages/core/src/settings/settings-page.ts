import { SETTINGS, settingNames } from "./catalogue.js";

/** Columns padded as the house's formatter pads them. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return rows.map(line).toSpliced(1, 0, line(widths.map((width) => "-".repeat(width))));
}

/** The operator's table of settings, `docs/operations/settings.md`, as this build understands them. */
export function settingsPage(): string {
  const rows = settingNames.map((name) => {
    const { default: standard, instead, meaning, secret } = SETTINGS[name];
    return [`\`${name}\`${secret ? " (or `_FILE`)" : ""}`, standard === undefined ? instead : `\`${standard}\``, meaning];
  });
  return [
    "# Settings",
    "",
    "Read from the environment, and from `.env` in the working folder where the environment says nothing. All are checked at start;",
    "one error lists everything that is wrong. A setting marked `_FILE` may be read from a file: `DISCORD_TOKEN_FILE=/run/secrets/token`.",
    "",
    "`apps/bot` and `apps/api` need PostgreSQL, Redis and RabbitMQ, the bot `DISCORD_TOKEN`, and in production both need it,",
    "`ENCRYPTION_KEYS` and `JWT_SECRETS`; `npm start` falls back to embedded parts, one by one. A fresh key: `node -p \"'k1:'+require('crypto').randomBytes(32).toString('base64')\"`.",
    "",
    ...table([["setting", "default", "meaning"], ...rows]),
    "",
  ].join("\n");
}
