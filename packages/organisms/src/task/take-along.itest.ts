import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isDomainError } from "@chorestree/atoms/kernel";
import type { TaskId, TaskView } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { aChain, booksOf, choreNow, type House, houses } from "@chorestree/test/house";

const wishes = { members: ["Mia", "Sam", "Noor"], managers: ["Noor", "Sam"] };

describe.each(backbones())("taking an older act back with what came after it on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("a manager sees what would go, confirms, and all of it is gone: task, successor, ledger; history shows one way back", async () => {
    const house = await aHouse(wishes);
    const { taskId } = await aChain(house);
    const [mia, noor] = [house.as("Mia"), house.as("Noor")];
    // Whoever's turn it was by lot.
    await house.organisms.releaseTask.execute(noor.press(), { taskId });
    const before = await choreNow(house, taskId);
    const { step } = await house.organisms.assignTask.execute(noor.press(), { taskId, memberId: mia.memberId });
    await house.organisms.startTask.execute(mia.press(), { taskId });
    await house.organisms.completeTask.execute(mia.press(), { taskId, note: "with soap" });

    const preview = await house.organisms.previewUndo.execute(noor.press(), { taskId, step });
    expect(preview).toEqual({ taskId, steps: [step, step + 1, step + 2], newest: step + 2 });
    await expect(house.organisms.undoTask.execute(noor.press(), { taskId, step })).rejects.toMatchObject({
      code: "task.undo_takes_along",
      params: { step, newest: step + 2, steps: `${step + 1} ${step + 2}`, act: "task.complete", holderId: mia.memberId },
    });
    await house.organisms.undoTask.execute(noor.press(), { taskId, step, takeAlong: preview.newest });
    expect(await choreNow(house, taskId)).toEqual(before);
    const { items } = await house.organisms.showTaskHistory.execute(noor.press(), { taskId, limit: 4 });
    expect(items.map(({ act, undoes, undoneBy }) => [act, undoes ?? undoneBy])).toEqual([
      ["task.undo", step],
      ["task.complete", step + 3],
      ["task.start", step + 3],
      ["task.assign", step + 3],
    ]);
    expect((await house.events()).filter(({ name }) => name === "task.reversed")).toMatchObject([
      { data: { act: "task.assign", step, takenAlong: [step + 1, step + 2], uncounts: [{ doerId: mia.memberId }], counts: [] } },
    ]);
  });

  test("what somebody did since it was shown is not taken along unseen; a member takes nobody's along", async () => {
    const house = await aHouse(wishes);
    const taskId = await house.task("Dishes");
    const { step } = await house.organisms.claimTask.execute(house.as("Mia").press(), { taskId });
    const { step: seen } = await house.organisms.startTask.execute(house.as("Mia").press(), { taskId });
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId });
    const undo = (name: string, takeAlong: number) => house.organisms.undoTask.execute(house.as(name).press(), { taskId, step, takeAlong });
    await expect(undo("Noor", seen)).rejects.toMatchObject({ code: "task.undo_takes_along", params: { newest: seen + 1 } });
    await expect(undo("Mia", seen + 1)).rejects.toMatchObject({ code: "task.undo_not_last" });
    expect(await house.statusOf(taskId)).toBe("completed");
  });

  test("of two swaps that go together, what was on offer before the first is on offer again, and nothing else", async () => {
    const house = await aHouse(wishes);
    const taskId = await house.task("Dishes", { assignee: "Mia" });
    const [mia, sam] = [house.as("Mia"), house.as("Sam")];
    const offer = async () => (await house.organisms.showTask.execute(mia.press(), { taskId })).swap;
    await house.organisms.swapTask.execute(mia.press(), { taskId, asked: sam.memberId, hours: 48 });
    const before = await offer();
    const { step } = await house.organisms.acceptSwap.execute(sam.press(), { taskId });
    await house.organisms.swapTask.execute(sam.press(), { taskId, hours: 24 });
    const { step: newest } = await house.organisms.acceptSwap.execute(mia.press(), { taskId });
    await house.organisms.undoTask.execute(house.as("Noor").press(), { taskId, step, takeAlong: newest });
    expect(await offer()).toEqual(before);
    expect(await house.holderOf(taskId)).toBe(mia.memberId);
  });

  test("an end on which somebody has built is not taken away under them; what nobody has touched goes with it", async () => {
    const house = await aHouse(wishes);
    const { taskId } = await aChain(house);
    const noor = () => house.as("Noor").press();
    const { step } = await house.organisms.completeTask.execute(noor(), { taskId });
    house.clock.advance({ hours: 4 * 24 });
    await house.jobsDone();
    const next = (await house.organisms.listTasks.execute(noor(), { status: ["open"], limit: 2 })).items[0] as TaskView;
    const released = await house.organisms.releaseTask.execute(noor(), { taskId: next.taskId });
    const before = await choreNow(house, taskId);
    await expect(house.organisms.undoTask.execute(noor(), { taskId, step })).rejects.toMatchObject({
      code: "task.followed_up",
      params: { act: "task.release", holderId: house.as("Noor").memberId },
    });
    expect(await choreNow(house, taskId)).toEqual(before);
    await house.organisms.undoTask.execute(noor(), { taskId: next.taskId, step: released.step });
    expect(await house.organisms.undoTask.execute(noor(), { taskId, step })).toMatchObject({ status: "open" });
  });

  test("trap 19: whatever was done, taking an act back with all after it restores task, successor, pointer, ledger, balances and report", async () => {
    const deed = fc.record({
      what: fc.constantFrom(
        "claim",
        "release",
        "assign",
        "start",
        "complete",
        "complete",
        "approve",
        "reject",
        "skip",
        "cancel",
        "reopen",
        "correct",
      ),
      who: fc.constantFrom("Mia", "Sam", "Noor"),
      hours: fc.constantFrom(0, 1, 20),
    });
    const story = fc.record({
      approval: fc.constantFrom("none" as const, "required" as const),
      deeds: fc.array(deed, { minLength: 4, maxLength: 10 }),
      which: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ approval, deeds, which }) => {
        const house = await aHouse(wishes);
        const { taskId } = await aChain(house, { approval, repeat: "10 days after it was last done" });
        let meant: { step: number; before: unknown } | undefined;
        let takeAlong = 0;
        for (const [nth, { what, who, hours }] of deeds.entries()) {
          house.clock.advance({ hours });
          const before = meant === undefined && nth >= which % deeds.length ? await choreNow(house, taskId) : undefined;
          const step = await does(house, taskId, what, who);
          if (step === null) continue;
          takeAlong = step;
          if (before !== undefined) meant = { step, before };
        }
        if (!meant) return;
        await house.organisms.undoTask.execute(house.as("Noor").press(), { taskId, step: meant.step, takeAlong });
        expect(await choreNow(house, taskId)).toEqual(meant.before);
        expect([...(await booksOf(house)).values()].reduce((sum, seconds) => sum + seconds, 0)).toBe(0);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});

/** The number of its step; null where it is refused. */
async function does(house: House, taskId: TaskId, what: string, who: string): Promise<number | null> {
  const { organisms } = house;
  const press = house.as(who).press();
  const acts: Record<string, () => Promise<{ step: number }>> = {
    claim: () => organisms.claimTask.execute(press, { taskId }),
    release: () => organisms.releaseTask.execute(press, { taskId }),
    assign: () => organisms.assignTask.execute(house.as("Noor").press(), { taskId, memberId: house.as(who).memberId }),
    start: () => organisms.startTask.execute(press, { taskId }),
    complete: () => organisms.completeTask.execute(press, { taskId, doer: house.as(who).memberId }),
    approve: () => organisms.approveTask.execute(press, { taskId }),
    reject: () => organisms.rejectTask.execute(press, { taskId, reason: "not clean", due: "in 5 hours" }),
    skip: () => organisms.skipTask.execute(press, { taskId, reason: "no water" }),
    cancel: () => organisms.cancelTask.execute(press, { taskId }),
    correct: () => organisms.correctTask.execute(press, { taskId, reason: "it was otherwise", doer: house.as(who).memberId, minutes: 3 }),
    reopen: () => organisms.reopenTask.execute(press, { taskId }),
  };
  return (acts[what] as () => Promise<{ step: number }>)().then(
    ({ step }) => step,
    (error: unknown) => {
      if (isDomainError(error)) return null;
      throw error;
    },
  );
}
