import { describe, expect, test } from "@jest/globals";
import { AssignmentInput } from "@chorestree/atoms/assignment";
import type { ChoreId, CreateChoreInput, EditChoreInput } from "@chorestree/atoms/chore";
import type { TaskId } from "@chorestree/atoms/task";
import { TaskOrigin } from "@chorestree/atoms/task/entity";
import { GuildScope } from "@chorestree/core/database";
import { backbones, needs } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const add = async (house: House, title: string, input: Partial<CreateChoreInput> = {}): Promise<ChoreId> => {
  const { choreId } = await house.organisms.createChore.execute(house.as("Mia").press(), { title, ...input });
  await house.jobsDone();
  return choreId;
};
const after = (choreId: ChoreId, delayMinutes = 120) => ({ choreId, delayMinutes });
const edit = async (house: House, input: EditChoreInput) => {
  await house.organisms.editChore.execute(house.as("Mia").press(), input);
  await house.jobsDone();
};
/** A task of it that somebody made, done at once. */
const wash = async (house: House, choreId: ChoreId): Promise<TaskId> => {
  const { taskId } = await house.organisms.createTask.execute(house.as("Sam").press(), { choreId });
  await house.organisms.completeTask.execute(house.as("Sam").press(), { taskId });
  return taskId;
};
const act = (house: House, name: "undoTask" | "completeTask" | "reopenTask" | "claimTask", taskId: TaskId, who = "Mia") =>
  house.organisms[name].execute(house.as(who).press(), { taskId });
const skip = (house: House, taskId: TaskId) => house.organisms.skipTask.execute(house.as("Mia").press(), { taskId, reason: "not now" });

/** `11-25 11:30 scheduled` of each task of that title, in the order in which they are due; the clock says 10:30 in Amsterdam, 09:30 here. */
async function storyOf(house: House, title = "Dryer"): Promise<string[]> {
  const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { limit: 100 });
  return items
    .filter((task) => task.title === title)
    .map(({ dueAt, status }) => `${dueAt?.slice(5, 16).replace("T", " ") ?? "no date"} ${status}`);
}
async function only(house: House, title = "Dryer"): Promise<TaskId> {
  const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { limit: 100 });
  const [found, second] = items.filter((task) => task.title === title && !["cancelled", "skipped"].includes(task.status));
  if (!found || second) throw new Error("not one");
  return found.taskId;
}
const later = async (house: House, hours: number) => {
  house.clock.advance({ hours });
  await house.jobsDone();
};

describe.each(backbones())("chores that come after others on $name", (backbone) => {
  const aHouse = houses(backbone);
  const wishes = { members: ["Mia", "Sam"], managers: ["Mia"] };
  const aLaundry = async (input: Partial<CreateChoreInput> = {}) => {
    const house = await aHouse(wishes);
    const washer = await add(house, "Washer");
    return { house, washer, dryer: await add(house, "Dryer", { follows: [after(washer)], ...input }) };
  };

  test("the dryer comes with the washer's completion, opens two hours after it and not before, and the next with the next", async () => {
    const { house, washer } = await aLaundry();
    await wash(house, washer);
    expect(await storyOf(house)).toEqual(["11-25 11:30 scheduled"]);
    await later(house, 1.99);
    expect(await storyOf(house)).toEqual(["11-25 11:30 scheduled"]);
    await later(house, 0.01);
    expect(await storyOf(house)).toEqual(["11-25 11:30 open"]);
    await wash(house, washer);
    expect(await storyOf(house)).toEqual(["11-25 11:30 open", "11-25 13:30 scheduled"]);
    await later(house, 3);
    expect(await storyOf(house)).toEqual(["11-25 11:30 open", "11-25 13:30 scheduled"]);
    const [first] = (await house.organisms.listTasks.execute(house.as("Mia").press(), { status: ["open"], limit: 1 })).items;
    await act(house, "completeTask", first?.taskId as TaskId);
    expect(await storyOf(house)).toEqual(["11-25 11:30 completed", "11-25 13:30 open"]);
  });

  test("a skipped washer brings no dryer, and one that waits for approval none before it is approved, counted from when it was done", async () => {
    const { house, washer } = await aLaundry();
    const skipped = await house.organisms.createTask.execute(house.as("Sam").press(), { choreId: washer });
    await house.organisms.skipTask.execute(house.as("Sam").press(), { taskId: skipped.taskId, reason: "nothing to wash" });
    const asked = await house.organisms.createTask.execute(house.as("Sam").press(), { choreId: washer, approval: "required" });
    await act(house, "completeTask", asked.taskId, "Sam");
    await later(house, 1);
    expect(await storyOf(house)).toEqual([]);
    await house.organisms.approveTask.execute(house.as("Mia").press(), { taskId: asked.taskId });
    expect(await storyOf(house)).toEqual(["11-25 11:30 scheduled"]);
  });

  test("undo takes back what came of it to the last row; what somebody has taken stays, and is not brought a second time", async () => {
    const { house, washer } = await aLaundry();
    const rows = async () => house.within(() => house.container.get(GuildScope).of(TaskOrigin).rows.count());
    const before = await rows();
    const taskId = await wash(house, washer);
    await act(house, "undoTask", taskId, "Sam");
    expect([await storyOf(house), await rows()]).toEqual([[], before]);
    await act(house, "completeTask", taskId, "Sam");
    await later(house, 2);
    await act(house, "undoTask", taskId);
    expect(await storyOf(house)).toEqual(["11-25 11:30 cancelled"]);
    expect((await house.eventNames()).slice(-2)).toEqual(["task.cancelled", "task.reversed"]);

    await act(house, "completeTask", taskId, "Sam");
    await later(house, 2);
    await act(house, "claimTask", await only(house), "Sam");
    await act(house, "reopenTask", taskId);
    expect(await storyOf(house)).toEqual(["11-25 11:30 cancelled", "11-25 13:30 open"]);
    await act(house, "completeTask", taskId, "Sam");
    expect(await storyOf(house)).toEqual(["11-25 11:30 cancelled", "11-25 13:30 open"]);
  });

  test("whose turn it was has the next one, where what it came of was taken back", async () => {
    const { house, washer } = await aLaundry({ assignment: AssignmentInput.parse({ how: "round_robin" }) });
    for (const name of ["Mia", "Sam"]) await house.organisms.joinRota.execute(house.as(name).press(), {});
    const holders: (string | null)[] = [];
    for (const isTakenBack of [true, false, false]) {
      const taskId = await wash(house, washer);
      await later(house, 2);
      holders.push(await house.holderOf(await only(house)));
      if (isTakenBack) await act(house, "undoTask", taskId);
      else await skip(house, await only(house));
    }
    const [mia, sam] = [house.as("Mia").memberId, house.as("Sam").memberId];
    expect(holders).toEqual([mia, mia, sam]);
  });

  test("after two it comes when both are done, with the later one's delay; who stops following one follows the other", async () => {
    const { house, washer, dryer } = await aLaundry();
    const spinner = await add(house, "Spinner");
    await edit(house, { choreId: dryer, alsoFollows: after(spinner, 30) });
    await wash(house, washer);
    expect(await storyOf(house)).toEqual([]);
    await later(house, 3);
    await wash(house, spinner);
    expect(await storyOf(house)).toEqual(["11-25 13:00 scheduled"]);
    await edit(house, { choreId: dryer, follows: [after(washer, 1_440)] });
    expect(await storyOf(house)).toEqual(["11-26 09:30 scheduled"]);
    await edit(house, { choreId: dryer, follows: null });
    expect(await storyOf(house)).toEqual([]);
  });

  test("what is put away is waited for no longer; what rests is, and owes nothing of that time", async () => {
    const { house, washer, dryer } = await aLaundry();
    const spinner = await add(house, "Spinner");
    await edit(house, { choreId: dryer, follows: [after(washer), after(spinner)] });
    await wash(house, washer);
    await house.organisms.pauseChore.execute(house.as("Mia").press(), { choreId: spinner });
    await house.jobsDone();
    expect(await storyOf(house)).toEqual([]);
    await house.organisms.archiveChore.execute(house.as("Mia").press(), { choreId: spinner });
    await house.jobsDone();
    expect(await storyOf(house)).toEqual(["11-25 11:30 scheduled"]);
    await house.organisms.pauseChore.execute(house.as("Mia").press(), { choreId: dryer });
    await wash(house, washer);
    await later(house, 1);
    await house.organisms.resumeChore.execute(house.as("Mia").press(), { choreId: dryer });
    await house.jobsDone();
    expect(await storyOf(house)).toEqual([]);
    await wash(house, washer);
    expect(await storyOf(house)).toEqual(["11-25 12:30 scheduled"]);
  });

  test("an edit reaches what has not opened, and leaves what people have seen", async () => {
    const { house, washer, dryer } = await aLaundry();
    await wash(house, washer);
    await later(house, 2);
    await wash(house, washer);
    await edit(house, { choreId: dryer, title: "Tumble dryer", alsoFollows: after(washer, 60) });
    expect([await storyOf(house), await storyOf(house, "Tumble dryer")]).toEqual([["11-25 11:30 open"], ["11-25 12:30 scheduled"]]);
  });

  test("a repeat of its own, a circle, one that is put away and one of the neighbours are refused, and nothing is half saved", async () => {
    const { house, washer, dryer } = await aLaundry();
    const theirs = await add(await house.neighbours(wishes), "Washer");
    const gone = await add(house, "Mangle");
    await house.organisms.archiveChore.execute(house.as("Mia").press(), { choreId: gone });
    const refused = (input: Omit<EditChoreInput, "choreId">, choreId = dryer) =>
      expect(edit(house, { choreId, title: "Half", ...input })).rejects;
    await refused({ repeat: "every day" }).toMatchObject({ code: "chore.repeats_and_follows" });
    await refused({ follows: [after(dryer)] }, washer).toMatchObject({
      code: "chore.follows_itself",
      params: { cycle: [washer, dryer, washer].join(" ") },
    });
    await refused({ alsoFollows: after(gone) }).toMatchObject({ code: "chore.predecessor_archived" });
    await refused({ alsoFollows: after(theirs) }).toMatchObject({ code: "chore.not_found", params: { choreId: theirs } });
    const both = { title: "Both", repeat: "every day", follows: [after(washer)] };
    await expect(house.organisms.createChore.execute(house.as("Mia").press(), both)).rejects.toThrow("ChoreRepeatsAndFollows");
    await edit(house, { choreId: dryer, follows: null, repeat: "every day" });
    const shown = await house.organisms.showChore.execute(house.as("Mia").press(), { choreId: dryer });
    expect(shown).toMatchObject({ title: "Dryer", follows: [], version: 2 });
  });

  needs(backbone, "manyConnections")("two that it waited for, done at the same moment, make one task of it", async () => {
    const { house, washer, dryer } = await aLaundry();
    const spinner = await add(house, "Spinner");
    await edit(house, { choreId: dryer, follows: [after(washer), after(spinner)] });
    for (let round = 1; round <= 10; round++) {
      await Promise.all([wash(house, washer), wash(house, spinner)]);
      const tasks = await storyOf(house);
      expect(tasks).toHaveLength(round);
    }
  });

  needs(backbone, "manyConnections")("two edits that would make a circle together: one is refused", async () => {
    const house = await aHouse(wishes);
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await add(house, "One"), await add(house, "Other")];
      const edits = [edit(house, { choreId: one, follows: [after(other)] }), edit(house, { choreId: other, follows: [after(one)] })];
      const outcomes = await Promise.allSettled(edits);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });
});
