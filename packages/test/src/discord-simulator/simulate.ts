import { parseArgs } from "node:util";
import type { CommandView, GuildView, MessageView, ReplyView } from "./control/views.js";
import { parseTypedCommand } from "./typed-command.js";

export interface SimulateOptions {
  /** Where the simulator listens. */
  readonly url: string;
  readonly print: (line: string) => void;
}

export const SIMULATE_USAGE = `usage: simulate '/task add title:Dishes due:tomorrow 18:00' [--as NAME] [--guild NAME] [--click LABEL] [--url URL]`;

/** Types a command, presses a button, or both, and prints what the person sees. Returns the exit code: 0, 1 refused, 2 not understood. */
export async function simulate(args: readonly string[], { url, print }: SimulateOptions): Promise<number> {
  const wish = readArguments(args);
  if (!wish) {
    print(SIMULATE_USAGE);
    return 2;
  }
  const control = new ControlClient(wish.url ?? url);
  try {
    const who = await control.who(wish.guild, wish.as);
    const reply = wish.line === "" ? undefined : await typeCommand(control, who, wish.line, print);
    const shown = wish.click === undefined ? reply : await press(control, who, wish.click, reply);
    if (shown) for (const line of describeReply(shown, who.name)) print(line);
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function readArguments(args: readonly string[]) {
  const options = { as: { type: "string" }, guild: { type: "string" }, click: { type: "string" }, url: { type: "string" } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const line = positionals.join(" ").trim();
    return line === "" && values.click === undefined ? undefined : { ...values, line };
  } catch {
    return undefined;
  }
}

interface Who {
  readonly guild: string;
  readonly as: string;
  readonly name: string;
}

async function typeCommand(control: ControlClient, who: Who, line: string, print: (line: string) => void): Promise<ReplyView> {
  const { commands } = await control.get<{ commands: CommandView[] }>(`/guilds/${who.guild}/commands?as=${who.as}`);
  const { command, options } = parseTypedCommand(line, commands);
  const takesChoices = commands.find(({ name }) => name === command)?.options ?? [];
  const filled: Record<string, string> = { ...options };
  for (const option of takesChoices) {
    const typed = options[option.name];
    if (typed === undefined || !("autocomplete" in option) || !option.autocomplete) continue;
    const wish = { ...who, command, option: option.name, typed, options };
    const [first] = (await control.post<{ choices: { name: string; value: string | number }[] }>("/act/autocomplete", wish)).choices;
    // As a person does it: type a few letters, press Enter on what comes first.
    if (first) filled[option.name] = String(first.value);
    if (first) print(`${option.name}: ${first.name}`);
  }
  return control.post<ReplyView>("/act/slash", { ...who, command, options: filled });
}

/** On the reply just given, else on the newest message that has such a button. */
async function press(control: ControlClient, who: Who, label: string, reply: ReplyView | undefined): Promise<ReplyView> {
  const { messages } = await control.get<{ messages: MessageView[] }>(`/guilds/${who.guild}/messages?as=${who.as}`);
  const candidates = reply?.message ? [reply.message] : messages.reverse();
  const target = candidates.find(({ buttons }) => buttons.some((button) => button.label === label || button.customId === label));
  if (!target) throw new Error(`no message here has a button ${label}`);
  return control.post<ReplyView>("/act/click", { ...who, message: target.id, button: label });
}

/** The reply as lines for a terminal. */
export function describeReply(reply: ReplyView, name: string): string[] {
  if (reply.modal)
    return [`[form] ${reply.modal.title}`, ...reply.modal.fields.map(({ label, required }) => `  ${label}${required ? " *" : ""}`)];
  if (!reply.message) return ["(acknowledged, nothing to see)"];
  const { text, buttons, ephemeral } = reply.message;
  const row = buttons.map(({ label, disabled }) => (disabled ? `( ${label} )` : `[ ${label} ]`)).join("  ");
  return [...(ephemeral ? [`(only ${name} sees this)`] : []), text, ...(row === "" ? [] : [row])];
}

class ControlClient {
  constructor(private readonly url: string) {}

  async who(guildName: string | undefined, memberName: string | undefined): Promise<Who> {
    const { guilds } = await this.get<{ guilds: GuildView[] }>("/state");
    const guild = guildName === undefined ? guilds[0] : guilds.find(({ id, name }) => id === guildName || name === guildName);
    if (!guild) throw new Error(guildName === undefined ? "the simulator has no guild yet" : `there is no guild ${guildName}`);
    const member = guild.members.find(({ id, name }) => (memberName === undefined ? id === guild.ownerId : name === memberName));
    if (!member)
      throw new Error(`nobody in ${guild.name} is called ${memberName}: there is ${guild.members.map(({ name }) => name).join(", ")}`);
    return { guild: guild.id, as: member.id, name: member.name };
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.ask<Answer>(path, {});
  }

  post<Answer>(path: string, body: object): Promise<Answer> {
    return this.ask<Answer>(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  }

  private async ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(`${this.url}/simulator${path}`, init).catch(() => {
      throw new Error(`no Discord simulator answers at ${this.url}: is it running?`);
    });
    const body = (await response.json()) as Answer & { error?: string };
    if (!response.ok) throw new Error(body.error ?? `the simulator answered ${response.status}`);
    return body;
  }
}
