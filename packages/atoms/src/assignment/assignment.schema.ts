import { z } from "zod";
import { snowflake } from "../kernel/snowflake.js";
import { MemberId } from "../member/member.id.js";

/** How the one who does it is found. */
export const PickPolicy = z.enum(["fixed", "round_robin", "least_load", "least_points", "least_recent", "random", "open"]);
export type PickPolicy = z.infer<typeof PickPolicy>;

/**
 * When a task is done. `any`: as soon as one who has it, or did it, says so. `all`: when each of as many as it needs has done their part.
 * `each`: when everybody who may has done it for themselves, with credit for each.
 */
export const CompletionMode = z.enum(["any", "all", "each"]);
export type CompletionMode = z.infer<typeof CompletionMode>;

/** How long a turn lasts: one task, or all tasks due in that day, week or month. */
export const TurnCadence = z.enum(["task", "day", "week", "month"]);
export type TurnCadence = z.infer<typeof TurnCadence>;

/** `time`: a turn ends with its period. `completion`: not before a task of it was done. */
export const TurnAdvance = z.enum(["time", "completion"]);
export type TurnAdvance = z.infer<typeof TurnAdvance>;

/** What becomes of a turn that came while one was away: given back on return, or gone. */
export const AbsenceRule = z.enum(["keep", "lose"]);
export type AbsenceRule = z.infer<typeof AbsenceRule>;

/** Who may: the members named or those with one of the roles (none of either: everybody), if they hold all the skills. */
export const WhoMay = z.strictObject({
  members: z.array(MemberId).max(200).default([]),
  roles: z.array(snowflake()).max(50).default([]),
  skills: z.array(z.string()).max(20).default([]),
});
export type WhoMay = z.infer<typeof WhoMay>;

/** How many a task takes at most, where it is not each on their own. */
export const MOST_WORKERS = 20;
export const WorkersNeeded = z.int().min(1).max(MOST_WORKERS);

export const AssignmentPolicy = z.strictObject({
  how: PickPolicy,
  mode: CompletionMode.default("any"),
  /** How many places a task has; `each` has one for everybody who may, and does not ask. */
  workersNeeded: WorkersNeeded.default(1),
  /** For `fixed` the order of `members` is that of preference. */
  who: WhoMay.prefault({}),
  cadence: TurnCadence.default("task"),
  advance: TurnAdvance.default("time"),
  absence: AbsenceRule.default("lose"),
});
export type AssignmentPolicy = z.infer<typeof AssignmentPolicy>;

/** Whose turn it is and whose it will be: the state of one chore's policy, going into a pick and coming out changed. */
export const Rotation = z.object({
  roster: z.array(MemberId),
  /** The place on the roster that is dealt next. */
  pointer: z.int().min(0),
  /** Whose turn came while they were away and is given back on return, the longest waiting first. */
  owed: z.array(MemberId),
  /** Who is passed over once when their turn comes. */
  skipping: z.array(MemberId),
  /** `random`: who had it since all had it last. */
  had: z.array(MemberId),
  /** The turn that runs; `period` is a task's id, a day, the first day of a week, or a month. */
  turn: z.object({ period: z.string(), memberIds: z.array(MemberId), isDone: z.boolean() }).nullable(),
  /** One higher after each change. */
  version: z.int().min(0),
});
export type Rotation = Readonly<z.infer<typeof Rotation>>;
