import { expect, test } from "@jest/globals";
import { z } from "zod";
import { PermissionDenied } from "@chorestree/atoms/access";
import {
  AbsenceId,
  AbsenceInPast,
  AbsenceNotFound,
  AbsenceOver,
  AbsenceOverlaps,
  AbsenceReversed,
  AbsenceTooLong,
  AbsenceTwoSubjects,
  RotaAlreadyOn,
  RotaNotOn,
} from "@chorestree/atoms/assignment";
import {
  ChoreFollowsItself,
  ChoreId,
  ChoreNotActive,
  ChoreNotFound,
  ChorePredecessorArchived,
  ChoreRepeatsAndFollows,
  ChoreWholeTreeNeedsRepeat,
} from "@chorestree/atoms/chore";
import { GuildId, GuildNotFound } from "@chorestree/atoms/guild";
import { CursorUnreadable, personalText } from "@chorestree/atoms/kernel";
import { MemberId, MemberNotFound, UserId } from "@chorestree/atoms/member";
import { Locale } from "@chorestree/atoms/messages";
import { DayUnreadable, DelayTooLong, DelayUnreadable, DueInPast, DueUnreadable } from "@chorestree/atoms/schedule";
import {
  TaskAct,
  TaskAlreadyStarted,
  TaskAlreadyYours,
  TaskChanged,
  TaskHeldByOther,
  TaskId,
  TaskNeedsTitle,
  TaskNotFound,
  TaskNotClosed,
  TaskNotHeld,
  TaskNothingToUndo,
  TaskNotOpen,
  TaskNotSubmitted,
  TaskOwnWork,
  TaskNotYours,
  TaskSwapGone,
  TaskSwapNotForYou,
  TaskUndoNotLast,
  TaskUndoNotYours,
  TaskUndoTooLate,
} from "@chorestree/atoms/task";
import { ActInProgress, ActKeyReused } from "@chorestree/core/database";
import type { Asker } from "@chorestree/organisms/kernel";
import { readInput } from "./read-input.js";
import { refusalOf } from "./refusal.js";

const taskId = TaskId.parse("0193a1b2-0000-7000-8000-000000000001");
const absenceId = AbsenceId.parse("0193a1b2-0000-7000-8000-000000000004");
const days = { from: "2026-11-28", to: "2026-11-30", timeZone: "Europe/Amsterdam" };
const choreId = ChoreId.parse("0193a1b2-0000-7000-8000-000000000002");
const memberId = MemberId.parse("0193a1b2-0000-7000-8000-000000000003");
const guildId = GuildId.parse("1");
const userId = UserId.parse("42");

const REFUSALS = [
  new PermissionDenied({ permission: "chore.create" }),
  new ActInProgress({ workflow: "task.claim" }),
  new ActKeyReused({ workflow: "task.claim" }),
  new AbsenceInPast(days),
  new AbsenceNotFound({ absenceId }),
  new AbsenceOver({ absenceId, ...days }),
  new AbsenceOverlaps({ absenceId, ...days }),
  new AbsenceReversed(days),
  new AbsenceTooLong({ most: 366 }),
  new AbsenceTwoSubjects({}),
  new DayUnreadable({ field: "from" }),
  new RotaAlreadyOn({ holderId: memberId }),
  new RotaNotOn({ holderId: memberId }),
  new ChoreNotActive({ choreId, state: "paused" }),
  new ChoreNotFound({ choreId }),
  new ChoreFollowsItself({ cycle: `${choreId} ${choreId}` }),
  new ChorePredecessorArchived({ choreId }),
  new ChoreRepeatsAndFollows({}),
  new ChoreWholeTreeNeedsRepeat({}),
  new DelayTooLong({ days: 30 }),
  new DelayUnreadable({}),
  new CursorUnreadable({}),
  new DueInPast({ dueAt: "2026-11-24T18:00:00Z" }),
  new DueUnreadable({}),
  new GuildNotFound({ guildId }),
  new MemberNotFound({ memberId }),
  new TaskAlreadyStarted({ taskId }),
  new TaskAlreadyYours({ taskId }),
  new TaskChanged({ taskId }),
  new TaskHeldByOther({ taskId, holderId: memberId }),
  new TaskNeedsTitle({}),
  new TaskNotFound({ taskId }),
  new TaskNotOpen({ taskId, status: "completed" }),
  new TaskNotClosed({ taskId, status: "open" }),
  new TaskNotHeld({ taskId }),
  new TaskNotYours({ taskId }),
  new TaskSwapGone({ taskId }),
  new TaskSwapNotForYou({ taskId }),
  new TaskNotSubmitted({ taskId, status: "open" }),
  new TaskNothingToUndo({ taskId }),
  new TaskOwnWork({ taskId }),
  ...TaskAct.options.map((act) => new TaskUndoNotLast({ taskId, act, holderId: memberId })),
  new TaskUndoNotYours({ taskId, holderId: memberId }),
  new TaskUndoTooLate({ taskId, minutes: 15 }),
];

const people = {
  showMember: { execute: () => Promise.resolve({ memberId, userId, displayName: "Mia" }) },
  showChore: { execute: () => Promise.resolve({ choreId, title: "Washer" }) },
};
const say = async (error: unknown, locale: Locale) => {
  const asker: Asker = { guildId, memberId, userId, standing: { holder: "member" }, locale, correlationId: "c" };
  const reply = await refusalOf(error, asker, people as never);
  const [display] = reply?.components ?? [];
  return display && "content" in display ? display.content : null;
};

test.each(Locale.options)("every refusal is a sentence in %s, with no code and no id in it", async (locale) => {
  for (const refusal of REFUSALS) {
    const sentence = await say(refusal, locale);
    expect([refusal.code, sentence]).toEqual([refusal.code, expect.stringMatching(/[.”)]$/)]);
    expect(sentence).not.toMatch(/error\.|0193a1b2|\{|undefined/);
  }
});

test("who has it is named by a mention, a status and a moment as people read them", async () => {
  expect(await say(new TaskHeldByOther({ taskId, holderId: memberId }), "en")).toBe("<@42> has that task already.");
  expect(await say(new TaskNotOpen({ taskId, status: "completed" }), "nl")).toBe("Dat kan niet meer: de taak is “Gedaan”.");
  expect(await say(new TaskUndoNotLast({ taskId, act: "task.claim", holderId: memberId }), "en")).toContain("The last is: <@42> took it.");
  expect(await say(new DueInPast({ dueAt: "2026-11-24T18:00:00Z" }), "en")).toContain("<t:1795543200:f>");
});

test("what was typed wrong is named by its option, with the reason", async () => {
  const shape = z.strictObject({ title: personalText(5), taskId: TaskId });
  const wrong = (input: object) => {
    try {
      return say(readInput(shape, input), "en");
    } catch (error) {
      return say(error, "en");
    }
  };
  expect(await wrong({ title: "too long", taskId })).toBe("I could not use “title”: it is longer than 5 characters");
  expect(await wrong({ title: "  ", taskId })).toBe("I could not use “title”: it is empty");
  expect(await wrong({ title: "x", taskId: "dishes" })).toBe("I could not use “task”: choose one from the list while you type");
});

test("what nobody expected is no refusal", async () => {
  expect(await say(new Error("boom"), "en")).toBeNull();
});

test("an id that does not fit deep inside an act is our mistake, never the person's", async () => {
  expect(await say(TaskId.safeParse("dishes").error, "en")).toBeNull();
});
