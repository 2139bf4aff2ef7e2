import { expect, test } from "@jest/globals";
import type { ShownChore } from "@chorestree/atoms/chore";
import { Locale } from "@chorestree/atoms/messages";
import type { AbsenceList, Rota } from "@chorestree/atoms/assignment";
import type { TaskPage, TaskView, WeekPlanView } from "@chorestree/atoms/task";
import { absenceListCard } from "../assignment/absence.card.js";
import { rotaCard } from "../assignment/rota.card.js";
import { choreCard, choreListCard } from "../chore/chore.card.js";
import { approvedTasksCard, waitingTasksCard } from "../task/approve-tasks.card.js";
import { planCard, planReasonsCard } from "../task/plan.card.js";
import { taskCard } from "../task/task.card.js";
import type { Reply } from "./reply.js";

/** Discord docs, Components V2: so many components and characters of text in one message. */
const MOST_COMPONENTS = 40;
const MOST_CHARACTERS = 4000;

type Node = { readonly content?: string; readonly components?: readonly Node[]; readonly accessory?: Node };
const partsOf = (node: Node): Node[] => [
  node,
  ...(node.components ?? []).flatMap(partsOf),
  ...(node.accessory ? partsOf(node.accessory) : []),
];

const many = <Thing>(count: number, of: (nth: number) => Thing): Thing[] => Array.from({ length: count }, (_, nth) => of(nth));
const id = (nth: number) => `0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`;
const person = (nth: number) => ({
  memberId: id(nth),
  userId: `12345678901234${String(nth).padStart(5, "0")}`,
  displayName: "_".repeat(32),
});
const hostile = (length: number) => "*".repeat(length);

const chore = {
  choreId: id(1),
  title: hostile(100),
  notes: hostile(500),
  effortMinutes: 1440,
  state: "active",
  overdue: "steal",
  graceMinutes: 10_080,
  approval: "none",
  schedule: {
    rule: `FREQ=YEARLY;BYYEARDAY=${many(70, (nth) => 200 + nth).join(",")}`.slice(0, 299),
    start: "2026-11-26T18:00",
    timeZone: "Europe/Amsterdam",
    anchor: "due",
    season: null,
    monthEnd: "clamp",
    exceptions: many(100, (nth) => `20${String(27 + Math.floor(nth / 28)).padStart(2, "0")}-02-${String((nth % 28) + 1).padStart(2, "0")}`),
  },
  assignment: {
    how: "least_points",
    mode: "all",
    workersNeeded: 20,
    who: { members: many(200, id), roles: many(50, (nth) => person(nth).userId), skills: [] },
    cadence: "month",
    advance: "time",
    absence: "lose",
  },
  follows: [],
  wholeTree: true,
  comesWith: null,
  checklist: many(25, () => hostile(100)),
  people: many(200, person),
  path: many(9, (nth) => ({ choreId: id(nth), title: hostile(100) })),
  own: [],
  skills: many(20, () => hostile(50)),
  nextDues: many(5, () => "2026-11-26T17:00:00.000Z"),
  needsAttention: false,
  createdAt: "2026-11-26T17:00:00.000Z",
  version: 1,
} as unknown as ShownChore;

const spoken = { ...chore, schedule: { ...chore.schedule, rule: "FREQ=DAILY" } } as ShownChore;

const companion = {
  ...chore,
  schedule: null,
  wholeTree: false,
  comesWith: { choreId: id(8), schedule: chore.schedule },
} as unknown as ShownChore;
const follower = {
  ...chore,
  schedule: null,
  wholeTree: false,
  nextDues: [],
  follows: many(10, (nth) => ({ choreId: id(nth), title: hostile(100), state: "archived", delayMinutes: 41_759 })),
} as unknown as ShownChore;

const plan = {
  from: "2026-11-25",
  to: "2026-12-01",
  tasks: many(500, (nth) => ({
    taskId: id(nth),
    choreId: null,
    title: hostile(100),
    status: "open",
    dueAt: "2026-11-26T17:00:00.000Z",
    day: `2026-11-${25 + (nth % 5)}`,
    effortMinutes: 1440,
    mode: "all",
    workersNeeded: 20,
    assignees: many(nth % 7, (place) => ({
      member: person(place),
      isSettled: false,
      why: {
        reason: { code: (["random", "open", "pinned", "plan", "fixed"] as const)[nth % 5], passedOver: [], order: [], considered: [] },
        people: [],
      },
    })),
  })),
  balances: many(60, (nth) => ({ member: person(nth), beforeSeconds: -1_234_567, afterSeconds: -1_234_567 })),
} as unknown as WeekPlanView;

const couch = {
  taskId: id(1),
  title: hostile(100),
  status: "open",
  overdue: true,
  mode: "all",
  workersNeeded: 20,
  assignees: many(20, (place) => ({
    member: person(place),
    isDone: place % 2 === 0,
    why: { reason: { code: "round_robin", order: many(20, (nth) => person(nth).memberId), passedOver: [] }, people: many(20, person) },
  })),
  doers: [],
  dueAt: "2026-11-26T17:00:00.000Z",
  effortMinutes: 1440,
  approval: "required",
  checklist: [],
  note: hostile(500),
  completedAt: null,
  spentMinutes: null,
  swap: null,
} as unknown as TaskView;

const joined = many(60, (nth) => ({
  member: person(nth),
  weight: 50,
  joinedAt: "2026-11-26T17:00:00.000Z",
  awayUntil: "2026-12-31",
  skills: [],
}));
const away = many(60, (nth) => ({ absenceId: id(nth), member: person(nth), from: "2026-11-26", to: "2026-12-31", givenBack: true }));

const waiting = {
  items: many(25, (nth) => ({ taskId: id(nth), title: hostile(100), doers: [person(nth)] })),
  nextCursor: id(1),
} as unknown as TaskPage;
const refused = many(25, (nth) => ({ title: hostile(100), reason: `${"why ".repeat(30)}${nth % 6}` }));
const approved = many(25, () => ({ title: hostile(100), minutes: 1440 }));

const cards = Locale.options.flatMap((locale): [string, () => Reply][] => [
  [`a chore that says all it can, ${locale}`, () => choreCard(chore, null, locale)],
  [`a chore with 100 exceptions, ${locale}`, () => choreCard(spoken, null, locale)],
  [`a chore that comes with another one, ${locale}`, () => choreCard(companion, null, locale)],
  [`a chore that comes after ten others, ${locale}`, () => choreCard(follower, null, locale)],
  [`a page of chores with 100 exceptions, ${locale}`, () => choreListCard({ items: many(10, () => spoken), nextCursor: id(1) }, locale)],
  [`a page of such chores, ${locale}`, () => choreListCard({ items: many(10, () => chore), nextCursor: id(1) }, locale)],
  [`a task of twenty people, ${locale}`, () => taskCard(couch, null, locale)],
  [`a week of 500 tasks, ${locale}`, () => planCard(plan, locale)],
  [`why whose turn it is in it, ${locale}`, () => planReasonsCard(plan, locale)],
  [`25 reports that wait, ${locale}`, () => waitingTasksCard(waiting, locale)],
  [`25 that count, ${locale}`, () => approvedTasksCard(approved, [], locale)],
  [`25 that were refused for six reasons, ${locale}`, () => approvedTasksCard([], refused, locale)],
  [`a rota of 60, ${locale}`, () => rotaCard({ members: joined, timeZone: "Europe/Amsterdam" } as unknown as Rota, null, locale)],
  [
    `60 who are away, ${locale}`,
    () => absenceListCard({ items: away, today: "2026-11-26", timeZone: "Europe/Amsterdam" } as unknown as AbsenceList, locale),
  ],
]);

test.each(cards)("Discord takes the card of %s", (_, card) => {
  const parts = (card() as { components?: readonly Node[] }).components?.flatMap(partsOf) ?? [];
  expect(parts.length).toBeLessThanOrEqual(MOST_COMPONENTS);
  expect(parts.map(({ content }) => content ?? "").join("").length).toBeLessThanOrEqual(MOST_CHARACTERS);
});
