import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { text } from "@chorestree/atoms/messages";
import { describeEach } from "../backbone/index.js";
import { faultsOf, type Operation, readTasks } from "../history/index.js";
import { type ContendedAct, ContendedHouse, type ContendedTask, type Door, DOORS, type Rival } from "./contended-house.js";
import { ownServices } from "./own-services.js";
import { type ProcessStage, withProcesses } from "./process-stage.js";
import { RewritingLine } from "./rewriting-line.js";

const AT_ONCE = 100;
/** Ten seconds where nobody else works on the machine. */
const WITHIN_MS = 120_000;
const MANAGERS = ["Noor", "Omar", "Ada", "Kim"];
const OTHERS = Array.from({ length: 16 }, (_, nth) => `Member ${nth}`);
const CHORES = ["Dishes", "Windows", "Boiler"];
/** Several parts of one task at once. */
const OF_TWO = ["Couch", "Piano"];
/** What the repository of tasks says, up to the guard in its WHERE; and the guard made true of every later version too. */
const GUARD = /(UPDATE "task" SET [^\0]*?AND "version") = (\$\d+)/g;
const NO_GUARD = "$1 >=$2";
const services = await ownServices();

describeEach(services, "programs of PostgreSQL, Redis and RabbitMQ")("a hundred at once on the same tasks", (own) => {
  test(
    "claims, swaps, completions, approvals and undos by two bot sessions of a shard and two APIs leave one legal history with one winner each",
    withProcesses(own, async (stage) => {
      const house = await aHouse(stage);
      const managers = (nth: number) => house.rival(nth % MANAGERS.length);
      const tasks = [...(await tasksOf(house, "required")), ...(await tasksOfTwo(house, "required"))];
      const contend = (act: ContendedAct, who?: Who, means?: readonly number[]) => allAtOnce(house, act, tasks, who, means);

      expect(await contend("task.claim")).toEqual([1, 1, 1, 2, 2]);
      for (const task of tasks) await house.doAndShow("task.swap", await house.holderOf(task), task);
      expect(await contend("task.accept-swap")).toEqual([1, 1, 1, 1, 1]);
      for (const task of tasks) await house.show(task);
      expect(await contend("task.complete")).toEqual([1, 1, 1, 2, 2]);
      for (const task of tasks) await house.show(task);
      expect(await contend("task.approve", managers)).toEqual([1, 1, 1, 1, 1]);
      const reopened: number[] = [];
      for (const task of tasks) reopened.push(await house.doAndShow("task.reopen", house.rival(0), task));
      expect(await contend("task.undo", managers, reopened)).toEqual([1, 1, 1, 1, 1]);
      for (const seed of [1, 2]) await allSorts(house, seed);

      expect(await faultsIn(stage, house)).toEqual([]);
      expect(house.log.operations.filter(isDefect)).toEqual([]);
      const positions = "SELECT count(*)::int AS events, max(position)::int AS last FROM event";
      const [{ events, last } = { events: 0, last: 1 }] = await stage.ask<{ events: number; last: number }>(positions);
      expect(last).toBe(events);
      // Both sessions were there: each press was answered by one and refused to the other.
      const pressed = house.log.operations.filter(({ door }) => !door.startsWith("REST")).length;
      const second = stage.discord.mistakes.filter(({ kind }) => kind === "double acknowledgement").length;
      expect(second).toBeGreaterThan(pressed / 2);
      say(house);
    }),
    WITHIN_MS,
  );

  test(
    "the checker goes red when the version guard is taken away, and stays green while the guard or the key behind it is there",
    withProcesses(own, async (stage) => {
      const line = await RewritingLine.to(stage.databaseUrl);
      try {
        const house = await aHouse(stage, { DATABASE_URL: line.url });
        const claims = async () => {
          const tasks = await tasksOf(house, "none");
          const winners = await allAtOnce(house, "task.claim", tasks);
          return { winners, faults: new Set((await faultsIn(stage, house)).map(({ kind }) => kind)) };
        };

        // A step's number is the version that it makes, and the key of its table has each once: who lost hears of a defect.
        line.rewrite(GUARD, NO_GUARD);
        expect(await claims()).toEqual({ winners: [1, 1, 1], faults: new Set() });
        expect(house.log.operations.filter(isDefect)).not.toEqual([]);

        line.leaveAlone();
        await stage.ask("ALTER TABLE task_step DROP CONSTRAINT task_step_pkey CASCADE");
        const defects = house.log.operations.filter(isDefect).length;
        expect(await claims()).toEqual({ winners: [1, 1, 1], faults: new Set() });
        expect(house.log.operations.filter(isDefect)).toHaveLength(defects);

        line.rewrite(GUARD, NO_GUARD);
        const { faults } = await claims();
        for (const kind of ["double winner", "versions", "illegal step"] as const) expect(faults).toContain(kind);
        expect(line.rewritten).toBeGreaterThan(0);
      } finally {
        await line.close();
      }
    }),
    WITHIN_MS,
  );
});

type Who = (nth: number) => Rival;

/** Two APIs and two bots that hold the same shard, as for a moment in a rolling restart: both hear of every press. */
async function aHouse(stage: ProcessStage, more: Readonly<Record<string, string>> = {}): Promise<ContendedHouse> {
  const oneShard = { DISCORD_SHARDS: "0", DISCORD_SHARD_COUNT: "1", ...more };
  const [, ...apis] = await Promise.all([stage.start("bot", oneShard), stage.start("api", more), stage.start("api", more)]);
  const house = await ContendedHouse.found(stage, stage.doors(...apis), { managers: MANAGERS, others: OTHERS });
  await stage.start("bot", oneShard);
  expect(stage.discord.sessions.list.filter(({ connected }) => connected)).toHaveLength(2);
  // Discord takes the first answer and refuses the other session's.
  stage.allow("double acknowledgement");
  return house;
}

async function tasksOf(house: ContendedHouse, approval: "none" | "required"): Promise<ContendedTask[]> {
  const tasks = [];
  for (const title of CHORES) tasks.push(await house.task(title, approval));
  return tasks;
}

async function tasksOfTwo(house: ContendedHouse, approval: "none" | "required"): Promise<ContendedTask[]> {
  const tasks = [];
  for (const title of OF_TWO) tasks.push(await house.taskOfTwo(title, approval));
  return tasks;
}

/** The same act by a hundred, by every door, spread over the tasks; how often it was done to each of them. */
async function allAtOnce(
  house: ContendedHouse,
  act: ContendedAct,
  tasks: readonly ContendedTask[],
  who?: Who,
  means: readonly number[] = [],
) {
  const before = await house.stepsOf(act, tasks);
  // Each of them comes by another door the next time.
  const rivalOf = who ?? ((nth: number) => house.rival(nth + Math.floor(nth / house.rivals.length)));
  const acts = Array.from({ length: AT_ONCE }, (_, nth) => {
    const which = nth % tasks.length;
    return house.do(act, rivalOf(nth), tasks[which] as ContendedTask, DOORS[nth % DOORS.length] as Door, means[which]);
  });
  await Promise.all(acts);
  return (await house.stepsOf(act, tasks)).map((steps, which) => steps - (before[which] ?? 0));
}

const ACTS: readonly ContendedAct[] = [
  ...(["task.claim", "task.release", "task.start", "task.swap", "task.accept-swap"] as const),
  ...(["task.withdraw-swap", "task.complete", "task.approve", "task.undo"] as const),
];

/** A hundred acts of all sorts by anybody: on a task that is free, one on offer, one that waits for approval, one that was begun, and two of two. */
async function allSorts(house: ContendedHouse, seed: number): Promise<void> {
  const tasks = [...(await tasksOf(house, "required")), await house.task("Stairs", "none"), ...(await tasksOfTwo(house, "none"))];
  const [, offered, reported, begun] = tasks as [ContendedTask, ContendedTask, ContendedTask, ContendedTask];
  await house.do("task.claim", house.rival(5), offered, "REST 0");
  await house.doAndShow("task.swap", house.rival(5), offered);
  await house.do("task.complete", house.rival(6), reported, "button");
  await house.do("task.start", house.rival(7), begun, "button");
  const wish = fc.record({ act: fc.constantFrom(...ACTS), who: fc.nat(), which: fc.nat(5), door: fc.constantFrom(...DOORS) });
  const wishes = fc.sample(wish, { seed, numRuns: AT_ONCE });
  await Promise.all(wishes.map(({ act, who, which, door }) => house.do(act, house.rival(who), tasks[which] as ContendedTask, door)));
}

const faultsIn = async (stage: ProcessStage, house: ContendedHouse) =>
  faultsOf(await readTasks((sql) => stage.ask(sql)), house.log.operations);

/** Neither done nor refused, and not for want of time either. */
const isDefect = ({ outcome }: Operation): boolean =>
  outcome.class === "unknown" &&
  ![text("en", "error.busy"), text("en", "error.act.in_progress")].some((said) => outcome.said.includes(said));

function say({ log }: ContendedHouse): void {
  const counts = ["ok", "refused", "busy", "unknown"].map(
    (told) => `${log.operations.filter(({ outcome }) => outcome.class === told).length} ${told}`,
  );
  process.stdout.write(`${log.operations.length} acts: ${counts.join(", ")}\n`);
}
