import type { GuildId } from "@chorestree/atoms/guild";
import type { UserId } from "@chorestree/atoms/member";
import { type Dashboard, type DashboardOptions, MIA, OAK_STREET, SAM } from "./dashboard.js";
import { Listener } from "./listener.js";

/** People who listen to the live feed, and somebody who does things to be told of. */
export class Audience {
  constructor(private readonly dashboard: Dashboard) {}

  /** An API that really listens. @returns its address */
  async serve(options: DashboardOptions = {}): Promise<string> {
    const app = await this.dashboard.api(options);
    return app.listen({ host: "127.0.0.1", port: 0 });
  }

  async signIn(url: string, user: UserId): Promise<Listener> {
    const listener = await Listener.open(`${url}/live`);
    listener.say({ type: "auth", token: this.dashboard.tokenOf(user) });
    return listener;
  }

  /** Resolves with the first word on the subscription, or the end of the line. */
  async follow(url: string, more: object = {}, user = MIA, guildId: GuildId = OAK_STREET): Promise<Listener> {
    const listener = await this.signIn(url, user);
    listener.say({ type: "subscribe", guildId, topics: ["task"], ...more });
    await listener.until(() => listener.closed !== null || listener.frames.length > 1);
    return listener;
  }

  async addTask(title: string, user = SAM, guildId: GuildId = OAK_STREET) {
    const asker = await this.dashboard.organisms.enterGuild.execute(guildId, user, "story");
    return this.dashboard.organisms.createTask.execute({ ...asker, idempotencyKey: title }, { title });
  }

  async addChore(title: string) {
    const asker = await this.dashboard.organisms.enterGuild.execute(OAK_STREET, MIA, "story");
    return this.dashboard.organisms.createChore.execute({ ...asker, idempotencyKey: title }, { title });
  }
}
