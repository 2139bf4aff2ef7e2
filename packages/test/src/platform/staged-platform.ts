import type { Organisms } from "@chorestree/organisms/composition";
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
  ) {
    super(discord, apiUrls);
  }
}
