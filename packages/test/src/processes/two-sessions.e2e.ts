import { expect, test } from "@jest/globals";
import { describeEach } from "../backbone/index.js";
import type { SimMember } from "../discord-simulator/index.js";
import { ownServices } from "./own-services.js";
import { type ProcessStage, type RunningApp, withProcesses } from "./process-stage.js";

const AT_ONCE = 8;
const WITHIN_MS = 60_000;
const WAITING = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
/** A task takes as long to be written as its gate is held, and no time limit of ours ends that. */
const GATE = `
  CREATE FUNCTION at_the_gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM set_config('lock_timeout', '0', true); PERFORM pg_advisory_xact_lock(1); RETURN NEW; END $$;
  CREATE TRIGGER at_the_gate BEFORE INSERT ON task FOR EACH ROW EXECUTE FUNCTION at_the_gate()`;
const services = await ownServices();

describeEach(services, "programs of PostgreSQL, Redis and RabbitMQ")("two bot sessions of one shard, as in a rolling restart", (own) => {
  test(
    "each press has one answer: no refusal takes another's away or comes twice, a token stays shown, and what one is doing it shows in the end",
    withProcesses(own, async (stage) => {
      const oneShard = { DISCORD_SHARDS: "0", DISCORD_SHARD_COUNT: "1" };
      const first = await stage.start("bot", oneShard);
      const house = await stage.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
      const [mia, sam] = [house.member("Mia"), house.member("Sam")];
      const card = await mia.slash("/task add", { title: "Dishes" });
      await sam.click(card, "Claim");
      const [dishes] = await stage.ask<{ id: string }>("SELECT id FROM task");
      const task = dishes?.id ?? "";
      const bots = [first, await stage.start("bot", oneShard)];
      stage.allow("double acknowledgement");

      const before = mia.sees().length;
      await Promise.all(Array.from({ length: AT_ONCE }, () => mia.slash("/task claim", { task })));
      await Promise.all(Array.from({ length: AT_ONCE }, () => mia.slash("/settings token")));
      await Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => mia.slash("/task add", { title: `Window ${nth}` })));
      await slowly(stage, () => mia.slash("/task add", { title: "Boiler" }));
      // Each ends what it has in work.
      expect(await Promise.all(bots.map((bot) => bot.stop()))).toEqual([0, 0]);

      const told = textsOf(mia).slice(before);
      expect(told.filter((text) => text.includes("has that task already"))).toHaveLength(AT_ONCE);
      expect(told.filter((text) => text.includes("Authorization: Bearer"))).toHaveLength(AT_ONCE);
      expect(told.filter((text) => text.includes("Window"))).toHaveLength(AT_ONCE);
      expect(told.filter((text) => text.includes("Boiler"))).toHaveLength(1);
      expect(told).toHaveLength(3 * AT_ONCE + 1);
      expect(await stage.ask("SELECT interaction_id FROM deferred_interaction")).toEqual([]);
      expect(bots.flatMap(complaintsOf)).toEqual([]);
      // Both sessions were there.
      expect(stage.discord.mistakes.length).toBeGreaterThan(2 * AT_ONCE);
    }),
    WITHIN_MS,
  );
});

/** So slowly that the session which waits for the other's act gives that up before it is done. */
async function slowly(stage: ProcessStage, press: () => Promise<unknown>): Promise<void> {
  await stage.ask(GATE);
  const release = await stage.hold("SELECT pg_advisory_xact_lock(1)");
  const pressed = press();
  const areWaiting = (many: number) => async () => (await stage.ask(WAITING)).length === many;
  await stage.until("one does it and the other waits for it", areWaiting(2), 5_000);
  await stage.until("the other has given up", areWaiting(1), 5_000);
  await release();
  await pressed;
}

const textsOf = (member: SimMember): string[] => member.sees().map((message) => message.text());

const complaintsOf = ({ name, logged }: RunningApp) =>
  logged.filter(({ level }) => level !== "debug" && level !== "info").map((line) => `${name}: ${JSON.stringify(line)}`);
