import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GuildId } from "@chorestree/atoms/guild";
import type { Database } from "@chorestree/core/database";
import { backbones, eventSchema, recorder, workOn } from "@chorestree/test/backbone";
import { EventReader } from "./event-reader.js";

const [ours, theirs] = [GuildId.parse("1"), GuildId.parse("2")];

describe.each(backbones())("reading by position on $name", ({ open }) => {
  let database: Database;
  let reader: EventReader;

  beforeEach(async () => {
    database = await open(eventSchema);
    reader = new EventReader(workOn(database).scope);
    const acts = recorder(database);
    await acts.record(ours, acts.aTask(), "task.claimed", "task.started", "task.claimed");
    await acts.record(theirs, acts.aTask(), "task.started");
  });
  afterEach(() => database.close());

  const positions = async (after: number, reading: Parameters<EventReader["after"]>[2]) =>
    (await reader.after(ours, after, reading)).map(({ guildId, position }) => `${guildId}/${position}`);

  test("gives what comes after a position, of one guild, in order, a page at a time", async () => {
    expect(await positions(0, { limit: 2 })).toEqual(["1/1", "1/2"]);
    expect(await positions(2, { limit: 2 })).toEqual(["1/3"]);
    expect(await positions(3, { limit: 2 })).toEqual([]);
  });

  test("gives only the names that are asked for", async () => {
    expect(await positions(0, { names: ["task.started"], limit: 9 })).toEqual(["1/2"]);
    expect(await positions(0, { names: [], limit: 9 })).toEqual([]);
  });

  test("knows how far a guild has come", async () => {
    expect([await reader.head(ours), await reader.head(theirs), await reader.head(GuildId.parse("3"))]).toEqual([3, 1, 0]);
  });
});
