import type { Agenda } from "@chorestree/core/jobs";
import type { Organisms } from "@chorestree/organisms/composition";
import { eventually } from "../backbone/index.js";
import type { HandClock } from "../clock/index.js";
import type { DiscordSimulator } from "../discord-simulator/index.js";
import { PlatformDoors } from "./platform-doors.js";

/** What a story sees of a platform in its own process: the doors, and what lies behind them. */
export class StagedPlatform extends PlatformDoors {
  constructor(
    discord: DiscordSimulator,
    apiUrls: readonly string[],
    readonly organisms: Organisms,
    readonly clock: HandClock,
    private readonly agenda: Agenda,
  ) {
    super(discord, apiUrls);
  }

  /** Resolves when nothing is due by the story's clock: `clock.advance({ hours: 2 })`, and then this. */
  async jobsDone(): Promise<void> {
    await eventually(async () => (await this.agenda.measure(this.clock.now())).waiting === 0);
  }
}
