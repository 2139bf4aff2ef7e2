import { describe, expect, test } from "@jest/globals";
import type { AssignmentInput } from "@chorestree/atoms/assignment";
import type { ChoreId, CreateChoreInput } from "@chorestree/atoms/chore";
import type { TaskId, TaskView } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { booksOf, choreNow, type House, houses } from "@chorestree/test/house";
import { PassTasksOnWhenMemberLeft } from "./pass-tasks-on-when-member-left.reaction.js";

const HOUSEMATES = ["Mia", "Sam", "Noor"];
const wishes = { members: HOUSEMATES, managers: ["Mia"] };
const everybody: AssignmentInput = {
  how: "round_robin",
  mode: "any",
  who: { members: [], roles: [], skills: [] },
  cadence: "task",
  advance: "time",
  absence: "lose",
};

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam; all are on the rota. */
async function aChore(house: House, mode: AssignmentInput["mode"], more: Partial<CreateChoreInput> = {}): Promise<ChoreId> {
  for (const name of HOUSEMATES) await house.organisms.joinRota.execute(house.as(name).press(), {});
  const chore = { title: "Bedrooms", repeat: "every day 19:00", effortMinutes: 30, assignment: { ...everybody, mode }, ...more };
  const { choreId } = await house.organisms.createChore.execute(house.as("Mia").press(), chore);
  await house.jobsDone();
  return choreId;
}
async function first(house: House, status: TaskView["status"]): Promise<TaskView> {
  const [task] = (await house.organisms.listTasks.execute(house.as("Mia").press(), { status: [status], limit: 1 })).items;
  if (!task) throw new Error(`nothing is ${status}`);
  return task;
}
const does = (house: House, name: string, taskId: TaskId) => house.organisms.completeTask.execute(house.as(name).press(), { taskId });
const becomes = (house: House, choreId: ChoreId, mode: AssignmentInput["mode"]) =>
  house.organisms.editChore.execute(house.as("Mia").press(), { choreId, assignment: { ...everybody, mode } });
const days = async (house: House, count: number) => {
  house.clock.advance({ hours: 24 * count });
  await house.jobsDone();
};
const reportNow = async (house: House, taskId: TaskId) => ((await choreNow(house, taskId)) as { report: unknown }).report;

async function leaves(house: House, name: string): Promise<void> {
  await house.organisms.recogniseMember.left({ guildId: house.guildId, userId: house.as(name).userId });
  const event = (await house.events()).filter((one) => one.name === "member.left").at(-1);
  const cause = { memberId: null, correlationId: "c" };
  const delivery = { data: event?.data, occurredAt: house.clock.now().toISOString(), cause } as never;
  await house.within(() => house.container.get(PassTasksOnWhenMemberLeft).handle(delivery));
}

describe.each(backbones())("what each does for themselves, where it meets other acts, on $name", (backbone) => {
  const aHouse = houses(backbone);

  test.each(["skipTask", "cancelTask"] as const)(
    "%s: the report no longer counts who had done their part, and counts them once when it is taken back",
    async (act) => {
      const house = await aHouse(wishes);
      await aChore(house, "each");
      const { taskId } = await first(house, "open");
      await does(house, "Mia", taskId);
      const before = await choreNow(house, taskId);
      expect(await reportNow(house, taskId)).toMatchObject([{ minutes: 30, completed: 1 }]);
      await house.organisms[act].execute(house.as("Mia").press(), { taskId, reason: "no time" });
      expect(await reportNow(house, taskId)).toEqual([]);
      await house.organisms.undoTask.execute(house.as("Mia").press(), { taskId });
      expect(await choreNow(house, taskId)).toEqual(before);
    },
  );

  test("a part that was late is put right to another day that is late too, and the ledger holds it once", async () => {
    const house = await aHouse(wishes);
    await aChore(house, "each", { repeat: "every saturday 19:00" });
    await days(house, 6);
    const { taskId } = await first(house, "open");
    for (const name of HOUSEMATES) await does(house, name, taskId);
    const before = await booksOf(house);
    await house.organisms.correctTask.execute(house.as("Mia").press(), { taskId, reason: "Earlier", when: "yesterday 18:00" });
    // Both days are after its due, by which the entries go.
    expect(await booksOf(house)).toEqual(before);
    const counted = (await reportNow(house, taskId)) as { day: string }[];
    expect(counted.map(({ day }) => day)).toEqual(["2026-11-30", "2026-11-30", "2026-11-30"]);
  });

  test("a task keeps its own way: of a chore that has become everybody's its one place goes to one other, when its holder leaves", async () => {
    const house = await aHouse(wishes);
    const choreId = await aChore(house, "any");
    const { taskId, assignees } = await first(house, "open");
    const holder = assignees[0]?.member.displayName ?? "";
    await becomes(house, choreId, "each");
    await leaves(house, holder);
    const holders = await house.holdersOf(taskId);
    expect(holders).toHaveLength(1);
    expect(holders).not.toContain(house.as(holder).memberId);
  });

  test("a task keeps its own way: of a chore that passes what is late on by now it is over, and goes to nobody else", async () => {
    const house = await aHouse(wishes);
    const choreId = await aChore(house, "each", { repeat: "2 days after it was last done", overdue: "pass", graceMinutes: 60 });
    const { taskId } = await first(house, "open");
    await does(house, "Mia", taskId);
    await becomes(house, choreId, "any");
    await days(house, 1);
    expect(await house.statusOf(taskId)).toBe("missed");
    expect(await house.holdersOf(taskId)).toHaveLength(3);
    expect(await first(house, "scheduled")).toMatchObject({ mode: "any" });
  });

  test("given to somebody by hand before it opens it is still everybody's when it does", async () => {
    const house = await aHouse(wishes);
    await aChore(house, "each", { repeat: "every saturday 19:00" });
    const { taskId } = await first(house, "scheduled");
    const sam = house.as("Sam").memberId;
    await house.organisms.assignTask.execute(house.as("Mia").press(), { taskId, memberId: sam });
    await days(house, 3);
    const { assignees } = await first(house, "open");
    expect(assignees).toHaveLength(3);
    expect(assignees.map(({ member, why }) => [member.memberId === sam, why?.reason.code ?? null])).toEqual([
      [true, null],
      [false, "each"],
      [false, "each"],
    ]);
  });
});
