// @ts-check
// How long a plan takes: 200 chores, 50 members, 4 weeks, each week with the balances that the one before ends at; and how long the next date
// of a rule does. Needs a build.
import { performance } from "node:perf_hooks";
import { AssignmentPolicy, planWeek } from "@chorestree/atoms/assignment";
import { isDomainError } from "@chorestree/atoms/kernel";
import { MemberId } from "@chorestree/atoms/member";
import { nextDue, Schedule } from "@chorestree/atoms/schedule";

const GOAL_MS = 1_000;
const RUNS = 9;
const CHORES = 200;
const MEMBERS = 50;
const WEEKS = 4;

const days = Array.from({ length: 7 * WEEKS }, (_, day) => `2026-12-${String(day + 1).padStart(2, "0")}`);
const everybody = AssignmentPolicy.parse({ how: "least_load" }).who;
const ids = Array.from({ length: MEMBERS }, (_, nth) => MemberId.parse(`0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`));

/** A tenth is away for some days, a tenth has half a weight. */
const members = ids.map((memberId, nth) => ({
  memberId,
  weight: nth % 10 === 0 ? 50 : 100,
  roles: [],
  skills: nth % 5 === 0 ? ["driver"] : [],
  hasLeft: false,
  mayDoAny: true,
  absences: nth % 10 === 5 ? [{ from: days[nth % 20] ?? "", to: days[(nth % 20) + 5] ?? "" }] : [],
  balanceSeconds: 0,
}));

/** All are daily; a sixth asks for a skill, a seventh for two people. */
const tasksOf = (/** @type {number} */ week) =>
  Array.from({ length: CHORES }, (_, chore) =>
    days.slice(7 * week, 7 * week + 7).map((day) => ({
      taskId: `chore ${String(chore)} on ${day}`,
      day,
      effortSeconds: (5 + ((chore * 13) % 56)) * 60,
      workersNeeded: chore % 7 === 0 ? 2 : 1,
      who: chore % 6 === 0 ? { ...everybody, skills: ["driver"] } : everybody,
      audience: null,
      pinned: [],
    })),
  ).flat();

function planAll() {
  let current = members;
  let tasks = 0;
  for (let week = 0; week < WEEKS; week += 1) {
    const plan = planWeek({ members: current, tasks: tasksOf(week), seed: "bench" });
    tasks += plan.tasks.length;
    current = current.map((member, nth) => ({ ...member, balanceSeconds: plan.balances[nth]?.afterSeconds ?? 0 }));
  }
  return tasks;
}

// Processor time, collecting garbage included: what a plan takes is no matter of what else the machine does. The wall clock stands beside it.
const runs = Array.from({ length: RUNS }, () => {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  planAll();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1_000, wall: performance.now() - began };
});
const medianOf = (/** @type {number[]} */ times) => [...times].sort((one, other) => one - other)[Math.floor(RUNS / 2)] ?? Infinity;
const median = medianOf(runs.map(({ cpu }) => cpu));
console.log(
  `planner: ${String(CHORES)} chores x ${String(MEMBERS)} members x ${String(WEEKS)} weeks (${String(planAll())} tasks): ` +
    `median ${median.toFixed(0)} ms (${runs.map(({ cpu }) => cpu.toFixed(0)).join(", ")}), ` +
    `by the wall clock ${medianOf(runs.map(({ wall }) => wall)).toFixed(0)} ms; ` +
    `goal under ${String(GOAL_MS)} ms: ${median < GOAL_MS ? "met" : "MISSED"}`,
);
if (median >= GOAL_MS) process.exitCode = 1;

/** What people ask for. */
const RULES = [
  ["FREQ=DAILY", "2026-11-01T23:59"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-02T19:00"],
  ["FREQ=MONTHLY;BYDAY=1SA", "2026-01-03T09:00"],
  ["FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31T09:00"],
  ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-30T09:00"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29T09:00"],
  ["FREQ=DAILY;COUNT=500", "2026-01-01T09:00"],
  ["FREQ=HOURLY", "2026-11-01T00:00"],
];
/** Those that never fire, or only after a long search, or began in 1990. */
const HOSTILE = [
  ["FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "1990-01-01T09:00"],
  ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "1990-01-01T09:00"],
  ["FREQ=WEEKLY;BYMONTH=2;BYDAY=MO;BYSETPOS=7", "1990-01-01T09:00"],
  ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "1990-01-01T09:00"],
  ["FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU", "1990-01-01T09:00"],
  ["FREQ=HOURLY;COUNT=500", "1990-01-01T09:00"],
  ["FREQ=HOURLY", "1990-01-01T09:00"],
  ["FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23", "1990-01-01T09:00"],
];
const [GOAL_DATE_MS, GOAL_HOSTILE_MS] = [1, 50];
const now = new Date("2026-11-25T14:00:00Z");

/** The median of 99, the slowest of the rules given. */
function slowest(/** @type {readonly string[][]} */ rules) {
  const times = rules.map(([rule = "", start]) => {
    const schedule = Schedule.parse({ rule, start, timeZone: "Europe/Amsterdam" });
    const each = Array.from({ length: 99 }, () => {
      const began = performance.now();
      try {
        nextDue(schedule, now);
      } catch (error) {
        if (!isDomainError(error)) throw error;
      }
      return performance.now() - began;
    });
    return { rule, ms: each.sort((one, other) => one - other)[49] ?? Infinity };
  });
  return times.reduce((one, other) => (one.ms > other.ms ? one : other));
}

for (const [what, rules, goal] of /** @type {const} */ ([
  ["rule", RULES, GOAL_DATE_MS],
  ["hostile rule", HOSTILE, GOAL_HOSTILE_MS],
])) {
  const { rule, ms } = slowest(rules);
  const isMet = ms < goal;
  console.log(
    `planner: next date of a ${what}: at most ${ms.toFixed(2)} ms (${rule}); goal under ${String(goal)} ms: ${isMet ? "met" : "MISSED"}`,
  );
  if (!isMet) process.exitCode = 1;
}
