import { setTimeout } from "node:timers/promises";
import type { DiscordSimulator, SimMember } from "../discord-simulator/index.js";
import { LiveFollower } from "./live-follower.js";

/** What people see of the platform: Discord, and the API as a person with a token calls it. */
export class PlatformDoors {
  constructor(
    readonly discord: DiscordSimulator,
    /** One for each API process. */
    readonly apiUrls: readonly string[],
  ) {}

  /** The token that `/settings token` gives this member. */
  async tokenOf(member: SimMember): Promise<string> {
    const reply = await member.slash("/settings token");
    const [token] = /ct_[\w-]{43}/.exec(reply.text()) ?? [];
    if (token === undefined) throw new Error(`no token in: ${reply.text()}`);
    return token;
  }

  /** A GET as a program of this token's owner sends it. */
  async get(path: string, token: string | null, api = 0): Promise<{ status: number; body: unknown }> {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${this.urlOf(api)}${path}`, { headers });
    return { status: response.status, body: await response.json() };
  }

  /** A POST as a program of this token's owner sends it. */
  async post(path: string, input: object, token: string, api = 0): Promise<{ status: number; body: unknown }> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(`${this.urlOf(api)}${path}`, { method: "POST", headers, body: JSON.stringify(input) });
    return { status: response.status, body: await response.json() };
  }

  async graphql(query: string, token: string, api = 0): Promise<unknown> {
    return (await this.post("/graphql", { query }, token, api)).body;
  }

  /** Asks until the answer fits: what a group counts is a moment behind the acts. @throws Error after ten seconds, with the last answer */
  async graphqlUntil(query: string, token: string, fits: (data: unknown) => boolean, api = 0): Promise<unknown> {
    for (let asked = 0; ; asked++) {
      const { data } = (await this.graphql(query, token, api)) as { data: unknown };
      if (fits(data)) return data;
      if (asked === 200) throw new Error(`still not as it should be: ${JSON.stringify(data)}`);
      await setTimeout(50);
    }
  }

  /** An open live feed of this guild, of its tasks unless told; close it before the story ends. */
  follow(guildId: string, token: string, api = 0, topics?: readonly string[]): Promise<LiveFollower> {
    return LiveFollower.open(`${this.urlOf(api).replace("http", "ws")}/live`, guildId, token, topics);
  }

  private urlOf(api: number): string {
    const url = this.apiUrls[api];
    if (url === undefined) throw new Error(`there is no API ${api}`);
    return url;
  }
}
