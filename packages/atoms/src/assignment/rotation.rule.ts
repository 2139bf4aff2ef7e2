import { Temporal } from "temporal-polyfill";
import type { MemberId } from "../member/member.id.js";
import type { Rotation, TurnCadence } from "./assignment.schema.js";
import type { Picked } from "./pick-reason.schema.js";

export const newRotation = (roster: readonly MemberId[]): Rotation => ({
  roster: [...roster],
  pointer: 0,
  owed: [],
  skipping: [],
  had: [],
  turn: null,
  version: 0,
});

/** The next turn is theirs, whoever's runs now. Somebody who is not on the roster changes nothing. */
export function startWith(rotation: Rotation, memberId: MemberId): Rotation {
  const place = rotation.roster.indexOf(memberId);
  return place < 0 ? rotation : next(rotation, { pointer: place, turn: null, owed: [] });
}

/** Their next turn goes to the one after them, once. */
export const skipTurn = (rotation: Rotation, memberId: MemberId): Rotation =>
  rotation.skipping.includes(memberId) ? rotation : next(rotation, { skipping: [...rotation.skipping, memberId] });

/** A task of the turn that runs was done, by whomever: where turns advance on completion the next one may be dealt. */
export const completeTurn = (rotation: Rotation): Rotation =>
  rotation.turn && !rotation.turn.isDone ? next(rotation, { turn: { ...rotation.turn, isDone: true } }) : rotation;

/**
 * A task was dealt as a turn of its own, and then need not be done at all: whose turn it was has the next one, and the order after them is as
 * it would have been. Turns of a day or longer run on.
 */
export function giveTurnBack(rotation: Rotation, { taskId, picks }: { taskId: string; picks: readonly Picked[] }): Rotation {
  const had = picks.flatMap(({ memberId }) => memberId ?? []);
  if (had.length === 0 || rotation.turn?.period !== taskId) return rotation;
  const dealt = picks.flatMap(({ memberId, reason }) => (memberId && reason.code === "round_robin" ? [memberId] : []));
  const owed = [...dealt, ...rotation.owed.filter((one) => !dealt.includes(one))];
  return next(rotation, { turn: null, owed, had: rotation.had.filter((one) => !had.includes(one)) });
}

/**
 * Who is on the rota now: who left is taken off, who joined comes last. The next turn stays with the one whose it was, or goes to the one
 * after them.
 */
export function withParticipants(rotation: Rotation, participants: readonly MemberId[]): Rotation {
  const stays = (memberId: MemberId) => participants.includes(memberId);
  const joined = participants.filter((memberId) => !rotation.roster.includes(memberId));
  if (joined.length === 0 && rotation.roster.every(stays)) return rotation;
  return next(rotation, {
    roster: [...rotation.roster.filter(stays), ...joined],
    pointer: rotation.roster.slice(0, rotation.pointer).filter(stays).length,
    owed: rotation.owed.filter(stays),
    skipping: rotation.skipping.filter(stays),
    had: rotation.had.filter(stays),
  });
}

/** Another order; the next turn stays with the one whose it was. Left out or unknown names change nothing of who is on it. */
export function inOrder(rotation: Rotation, order: readonly MemberId[]): Rotation {
  const first = order.filter((memberId) => rotation.roster.includes(memberId));
  const roster = [...first, ...rotation.roster.filter((memberId) => !first.includes(memberId))];
  const upNext = rotation.roster[rotation.pointer % rotation.roster.length];
  return next(rotation, { roster, pointer: upNext ? roster.indexOf(upNext) : 0 });
}

/** Which turn a task belongs to. @param weekStart 1 (Monday) to 7 (Sunday) */
export function turnPeriod(cadence: TurnCadence, task: { taskId: string; day: string }, weekStart: number): string {
  if (cadence === "task") return task.taskId;
  if (cadence === "month") return task.day.slice(0, "2026-11".length);
  const day = Temporal.PlainDate.from(task.day);
  return (cadence === "day" ? day : day.subtract({ days: (day.dayOfWeek - weekStart + 7) % 7 })).toString();
}

const next = (rotation: Rotation, change: Partial<Rotation>): Rotation => ({ ...rotation, ...change, version: rotation.version + 1 });
