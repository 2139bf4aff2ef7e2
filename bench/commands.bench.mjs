// @ts-check
// How soon each command gives its first answer with 1,000 guilds in the database, beside a bare discord.js and pg handler that runs the very
// same statements. Needs a build, and the programs of PostgreSQL. `--presses 200` for a quick look, `--only task` for some of the commands,
// `--statements` to review what each of them runs.
import "reflect-metadata";
import { parseArgs } from "node:util";
import { choreAdd } from "./bare/chore-add.mjs";
import { choreDraft } from "./bare/chore-draft.mjs";
import { choreList } from "./bare/chore-list.mjs";
import { choreShow } from "./bare/chore-show.mjs";
import { plan } from "./bare/plan.mjs";
import { rotaShow } from "./bare/rota-show.mjs";
import { taskAdd } from "./bare/task-add.mjs";
import { taskClaim } from "./bare/task-claim.mjs";
import { taskDone } from "./bare/task-done.mjs";
import { taskList } from "./bare/task-list.mjs";
import { taskShow } from "./bare/task-show.mjs";
import { pressIn } from "./commands/press.mjs";
import { elsewhere, inShort, mustBeTheSame } from "./commands/recorder.mjs";
import { openStage } from "./commands/stage.mjs";
import { GUILDS } from "./commands/thousand-guilds.mjs";

const COMMANDS = [taskAdd, taskClaim, taskDone, taskList, taskShow, choreAdd, choreDraft, choreList, choreShow, rotaShow, plan];
/** Times the bare handler's. */
const GOAL_RATIO = 2;
const GOAL_PLAN_MS = 300;
/** Until the code is compiled; not counted. */
const WARM_UP = 200;
/** Of the guilds one half is ours, the other the bare handler's. */
const HALF = GUILDS / 2;
/** How often each guild's turn comes: so many tasks there are in each for whom to claim. */
const TURNS = 5;

const { values: wishes } = parseArgs({
  options: {
    presses: { type: "string", default: "2000" },
    only: { type: "string", default: "" },
    statements: { type: "boolean", default: false },
  },
});
const presses = Number(wishes.presses);

/** @param {Awaited<ReturnType<typeof openStage>>} stage @param {import("./commands/press.mjs").PressedCommand} command */
async function measure(stage, command) {
  /** @type {{ ours: number, bare: number, statements: number }[]} */
  const rounds = [];
  const guilds = Math.min(HALF, Math.ceil((WARM_UP + presses) / TURNS));
  for (let n = 0; n < WARM_UP + presses; n += 1) {
    const options = command.options(stage.seeded, Math.floor(n / guilds));
    const here = pressIn(n % guilds, command.path, options);
    const there = pressIn((n % guilds) + HALF, command.path, options);
    const { tookMs: ours, answer } = await stage.press("ours", here);
    const turns = stage.recorder.take(here.id);
    const change = { from: [here.guild_id, here.id], to: [there.guild_id, there.id], seeded: stage.seeded.ids, fresh: stage.freshId };
    await stage.teach({ turns: elsewhere(turns, change), answer });
    const { tookMs: bare } = await stage.press("bare", there);
    mustBeTheSame(turns, await stage.done());
    if (n >= WARM_UP) rounds.push({ ours, bare, statements: turns.flat().length });
    if (wishes.statements && n === WARM_UP) console.log(`${command.name}: ${turns.flat().map(inShort).join(" | ")}\n`);
  }
  return rounds;
}

/** @param {readonly number[]} all */
function spread(all) {
  const sorted = [...all].sort((one, other) => one - other);
  const at = (/** @type {number} */ part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;
  return { least: at(0), median: at(0.5), p99: at(0.99) };
}

/** @param {import("./commands/press.mjs").PressedCommand} command @param {Awaited<ReturnType<typeof measure>>} rounds */
function lineOf({ name, statements: reviewed }, rounds) {
  const ours = spread(rounds.map((round) => round.ours));
  const bare = spread(rounds.map((round) => round.bare));
  // The fewest: what is run for a person who was seen a moment ago.
  const statements = spread(rounds.map((round) => round.statements)).least;
  const [median, p99] = [ours.median / bare.median, ours.p99 / bare.p99];
  // The plan of a week is worked out, not looked up: it has a bound of its own.
  const isSoon = name === plan.name ? ours.p99 < GOAL_PLAN_MS : median <= GOAL_RATIO && p99 <= GOAL_RATIO;
  const broken = [...(isSoon ? [] : ["SLOW"]), ...(statements !== reviewed ? [`${String(reviewed)} STATEMENTS WERE REVIEWED`] : [])];
  const figures = [ours.median, bare.median, median, ours.p99, bare.p99, p99].map((figure) => figure.toFixed(2));
  console.log(`| \`${name}\` | ${[statements, ...figures, broken.join(", ") || "met"].join(" | ")} |`);
  return broken.length === 0;
}

const stage = await openStage();
try {
  const { tasks } = stage.seeded;
  console.log(
    `commands: ${String(GUILDS)} guilds of 50 chores and ${String(tasks)} tasks, ${String(presses)} presses each, milliseconds\n`,
  );
  console.log("| command | statements | median | bare | ratio | p99 | bare | ratio | goal |\n|---|---|---|---|---|---|---|---|---|");
  for (const command of COMMANDS.filter(({ name }) => name.includes(wishes.only)))
    if (!lineOf(command, await measure(stage, command))) process.exitCode = 1;
} finally {
  await stage.close();
}
