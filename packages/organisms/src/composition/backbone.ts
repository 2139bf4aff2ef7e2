import type { Clock, Ids, Random } from "@chorestree/atoms/kernel";
import type { Cache } from "@chorestree/core/cache";
import type { Observer } from "@chorestree/core/container";
import type { Database } from "@chorestree/core/database";
import type { SharedTime } from "@chorestree/core/jobs";
import type { Sealing } from "@chorestree/core/sealing";
import type { DiscordMembers } from "@chorestree/role-service/sync";

/** Machines and inputs, opened by a process or a test. */
export interface Machinery {
  readonly database: Database;
  readonly cache: Cache;
  readonly sealing: Sealing;
  readonly clock: Clock;
  readonly time: SharedTime;
  readonly ids: Ids;
  readonly random: Random;
  readonly observer: Observer;
}

/** What the product stands on. */
export interface Backbone extends Machinery {
  /** Handed in by the app: how Discord is asked is no machine's business. */
  readonly discordMembers: DiscordMembers;
}
