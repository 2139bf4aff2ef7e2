import type { Clock } from "@chorestree/atoms/kernel";
import { Cache } from "@chorestree/core/cache";
import type { Database } from "@chorestree/core/database";
import { CryptoRandom, UuidIds } from "@chorestree/core/machine";
import { Sealing } from "@chorestree/core/sealing";
import type { Backbone, Machinery } from "@chorestree/organisms/composition";
import type { DiscordMembers } from "@chorestree/role-service/sync";
import { testKeys } from "../backbone/index.js";
import { ClockTime } from "../clock/index.js";

/** What the product stands on in a test: this database, this clock, real ids and randomness, nobody watching. */
export const machineryOn = (database: Database, clock: Clock): Machinery => ({
  database,
  cache: new Cache({ redisUrl: null, insideUnit: () => database.scope.getStore()?.kind === "unit" }),
  sealing: new Sealing(testKeys()),
  clock,
  time: new ClockTime(clock),
  ids: new UuidIds(),
  random: new CryptoRandom(),
  observer: { observe: (_act, body) => body() },
});

export const backboneOn = (database: Database, clock: Clock, discordMembers: DiscordMembers): Backbone => ({
  ...machineryOn(database, clock),
  discordMembers,
});
