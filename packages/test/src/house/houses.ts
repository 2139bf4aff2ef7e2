import { afterAll } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import type { Database } from "@chorestree/core/database";
import { schema } from "@chorestree/organisms/composition";
import type { Backbone as DatabaseKind } from "../backbone/index.js";
import { HandClock } from "../clock/index.js";
import { backboneOn } from "./backbone-on.js";
import { House, type Wishes } from "./house.js";
import { MembersByHand } from "./members-by-hand.js";

type WithNeighbours = House & { neighbours(wishes: Wishes): Promise<House> };

/** Founds houses for the tests of one `describe`: each is a guild of its own in a database they share, as it is in life. */
export function houses({ open }: Pick<DatabaseKind, "open">): (wishes: Wishes) => Promise<WithNeighbours> {
  let opening: Promise<Database> | undefined;
  let guilds = 100;
  afterAll(async () => (await opening)?.close());

  return async (wishes) => {
    const database = await (opening ??= open(schema));
    const clock = new HandClock();
    const discord = new MembersByHand();
    const backbone = backboneOn(database, clock, discord);
    const found = (others: Wishes) => House.found(GuildId.parse(String(++guilds)), backbone, { clock, discord }, others);
    return Object.assign(await found(wishes), { neighbours: found });
  };
}
