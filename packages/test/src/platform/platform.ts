import type { Organisms } from "@chorestree/organisms/composition";
import type { HandClock } from "../clock/index.js";
import type { DiscordSimulator, SimMember } from "../discord-simulator/index.js";

/** What a story sees of the platform: Discord, and the API as a person with a token calls it. */
export class Platform {
  constructor(
    readonly discord: DiscordSimulator,
    readonly apiUrl: string,
    readonly organisms: Organisms,
    readonly clock: HandClock,
  ) {}

  /** The token that `/settings token` gives this member. */
  async tokenOf(member: SimMember): Promise<string> {
    const reply = await member.slash("/settings token");
    const [token] = /ct_[\w-]{43}/.exec(reply.text()) ?? [];
    if (token === undefined) throw new Error(`no token in: ${reply.text()}`);
    return token;
  }

  /** A GET as a program of this token's owner sends it. */
  async get(path: string, token: string | null): Promise<{ status: number; body: unknown }> {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${this.apiUrl}${path}`, { headers });
    return { status: response.status, body: await response.json() };
  }
}
