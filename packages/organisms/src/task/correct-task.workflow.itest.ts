import { describe, expect, test } from "@jest/globals";
import type { CorrectTaskInput, TaskId } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { aChain, booksOf, choreNow, type House, houses } from "@chorestree/test/house";

const wishes = { members: ["Mia", "Sam", "Noor"], managers: ["Noor", "Sam"] };
interface Now {
  readonly task: object;
  readonly beside: unknown;
  readonly turns: unknown;
  readonly report: readonly { memberId: string; day: string; minutes: number }[];
}
const now = (house: House, taskId: TaskId) => choreNow(house, taskId) as Promise<Now>;
const complete = (house: House, taskId: TaskId, name = "Mia") =>
  house.organisms.completeTask.execute(house.as("Noor").press(), { taskId, doer: house.as(name).memberId, note: "with soap", minutes: 7 });
const correct = (house: House, taskId: TaskId, more: Partial<CorrectTaskInput>, by = "Noor") =>
  house.organisms.correctTask.execute(house.as(by).press(), { taskId, reason: "It was otherwise", ...more });

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam. */
describe.each(backbones())("putting right what was reported on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("another doer: the books stand as if it had been reported so, what came later is as it was, and history says why", async () => {
    const house = await aHouse(wishes);
    const [{ taskId }, sam] = [await aChain(house), house.as("Sam").memberId];
    await complete(house, taskId);
    house.clock.advance({ hours: 4 * 24 });
    await house.jobsDone();
    const before = await now(house, taskId);
    const { step } = await correct(house, taskId, { doer: sam });

    const after = await now(house, taskId);
    expect([after.beside, after.turns]).toEqual([before.beside, before.turns]);
    const credits = [...(await booksOf(house))].filter(([key]) => key.includes(" credit "));
    expect(credits).toEqual([[`${taskId} credit ${sam} 2026-11-25`, 1200]]);
    expect([...(await booksOf(house)).values()].reduce((sum, seconds) => sum + seconds, 0)).toBe(0);
    expect(after.report).toMatchObject([{ memberId: sam, day: "2026-11-25", minutes: 20 }]);
    const [last] = (await house.organisms.showTaskHistory.execute(house.as("Mia").press(), { taskId, limit: 1 })).items;
    expect(last).toMatchObject({ step, act: "task.correct", text: "It was otherwise", doer: { displayName: "Sam" } });
    expect((await house.events()).at(-1)).toMatchObject({
      name: "task.corrected",
      data: {
        status: "completed",
        uncounts: [{ doerId: house.as("Mia").memberId }],
        counts: [{ doerId: sam, day: "2026-11-25", minutes: 20 }],
      },
    });
  });

  test("the opposite of what was booked is dated as it was, and the new rows as it was really done", async () => {
    const house = await aHouse(wishes);
    await aChain(house);
    // Of a task without a due the entries go by the day on which it was done.
    const taskId = await house.task("Hall", { effortMinutes: 20 });
    house.clock.advance({ hours: 24 });
    await complete(house, taskId);
    const booked = [...(await booksOf(house))].map(([key, seconds]) => ({ kind: key.split(" ")[1] ?? "", seconds }));
    const { step } = await correct(house, taskId, { when: "yesterday 18:00" });
    const rows: { day: string; seconds: number; kind: string }[] = await house.backbone.database.dataSource.query(
      "SELECT day::text, seconds, kind FROM effort_entry WHERE guild_id = $1 AND step = $2 AND task_id = $3",
      [house.guildId, step, taskId],
    );
    const sayRow = ({ kind, seconds }: { kind: string; seconds: number }) => `${kind} ${seconds}`;
    const sayRows = (day: string) =>
      rows
        .filter((row) => row.day === day)
        .map(sayRow)
        .sort();
    const opposites = booked.map(({ kind, seconds }) => sayRow({ kind, seconds: -seconds }));
    expect(booked.length).toBeGreaterThan(1);
    expect(sayRows("2026-11-26")).toEqual(opposites.sort());
    expect(sayRows("2026-11-25")).toEqual(booked.map(sayRow).sort());
    expect((await now(house, taskId)).report).toMatchObject([{ day: "2026-11-25", minutes: 20 }]);
  });

  test("not done after all counts for nobody, and what followed stays; done after all counts again; each is taken back exactly", async () => {
    const house = await aHouse(wishes);
    const { taskId } = await aChain(house, { approval: "required" });
    await complete(house, taskId);
    await house.organisms.approveTask.execute(house.as("Noor").press(), { taskId });
    const approved = await now(house, taskId);
    expect(await correct(house, taskId, { verdict: "not_done" })).toMatchObject({ status: "missed" });
    const missed = await now(house, taskId);
    expect(missed).toMatchObject({ books: [], report: [], beside: approved.beside, turns: approved.turns });
    const { step } = await correct(house, taskId, { verdict: "done", doer: house.as("Mia").memberId, minutes: 7 });
    expect(await now(house, taskId)).toMatchObject({ books: (approved as { books?: unknown }).books, report: approved.report });
    await house.organisms.undoTask.execute(house.as("Noor").press(), { taskId, step });
    expect(await now(house, taskId)).toEqual(missed);
    await house.organisms.undoTask.execute(house.as("Noor").press(), { taskId });
    expect(await now(house, taskId)).toEqual(approved);
  });

  test("a turn that went on because it was done goes on, also where it was not done after all", async () => {
    const house = await aHouse(wishes);
    const who = { members: [], roles: [], skills: [] };
    const assignment = { how: "round_robin", mode: "any", who, cadence: "day", advance: "completion", absence: "lose" } as const;
    const { taskId } = await aChain(house, { assignment, repeat: "1 day after it was last done" });
    const first = await house.holderOf(taskId);
    await complete(house, taskId);
    await correct(house, taskId, { verdict: "not_done" });
    house.clock.advance({ hours: 24 });
    await house.jobsDone();
    const [next] = (await house.organisms.listTasks.execute(house.as("Mia").press(), { status: ["open"], limit: 1 })).items;
    expect(next?.assignees).toHaveLength(1);
    expect(next?.assignees[0]?.member.memberId).not.toBe(first);
  });

  test("trap 18: where somebody else has to look, nobody puts their own work right", async () => {
    const house = await aHouse(wishes);
    const { taskId } = await aChain(house, { approval: "required" });
    await complete(house, taskId, "Sam");
    await house.organisms.approveTask.execute(house.as("Noor").press(), { taskId });
    await expect(correct(house, taskId, { minutes: 1 }, "Sam")).rejects.toMatchObject({ code: "task.own_work" });
    await expect(correct(house, taskId, { doer: house.as("Noor").memberId })).rejects.toMatchObject({ code: "task.own_work" });
  });

  test("delivered twice it is put right once; the neighbours' task is not there", async () => {
    const house = await aHouse(wishes);
    const next = await house.neighbours(wishes);
    const { taskId } = await aChain(house);
    await complete(house, taskId);
    const press = house.as("Noor").press();
    const input = { taskId, reason: "It was Sam", doer: house.as("Sam").memberId };
    const first = await house.organisms.correctTask.execute(press, input);
    expect(await house.organisms.correctTask.execute(press, input)).toEqual(first);
    expect((await house.eventNames()).filter((name) => name === "task.corrected")).toHaveLength(1);
    await expect(correct(next, taskId, { minutes: 1 })).rejects.toMatchObject({ code: "task.not_found" });
  });
});
