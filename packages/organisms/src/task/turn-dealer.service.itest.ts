import { describe, expect, test } from "@jest/globals";
import { AbsenceId, checkPick, firstDayOfWindow } from "@chorestree/atoms/assignment";
import type { CreateChoreInput } from "@chorestree/atoms/chore";
import type { TaskId, TaskView } from "@chorestree/atoms/task";
import { Ids } from "@chorestree/atoms/kernel";
import { AbsenceRepository, ParticipantRepository } from "@chorestree/molecules/assignment";
import { EffortRepository } from "@chorestree/molecules/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

const HOUSEMATES = ["Mia", "Sam", "Noor"];

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam. */
async function aRota(house: House): Promise<void> {
  await house.within(async () => {
    for (const name of HOUSEMATES) await house.container.get(ParticipantRepository).join(house.as(name).memberId, 100, house.clock.now());
  });
}

const aChore = async (house: House, input: Partial<CreateChoreInput> = {}) => {
  await house.organisms.createChore.execute(house.as("Mia").press(), { title: "Bins", repeat: "every day 19:00", ...input });
  await house.jobsDone();
};

const later = async (house: House, hours: number) => {
  house.clock.advance({ hours });
  await house.jobsDone();
};

async function openTask(house: House): Promise<TaskView> {
  const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { status: ["open", "in_progress"], limit: 9 });
  if (!items[0]) throw new Error("nothing is open");
  return items[0];
}

const holderOf = ({ assignees }: TaskView): string => assignees[0]?.member.displayName ?? "nobody";
const does = (house: House, name: string, taskId: TaskId) => house.organisms.completeTask.execute(house.as(name).press(), { taskId });

/** Balances in minutes, by name. */
async function balancesOf(house: House): Promise<Record<string, number>> {
  const today = house.clock.now().toISOString().slice(0, 10);
  const seconds = await house.within(() => house.container.get(EffortRepository).balances(firstDayOfWindow(today), "2027-12-31"));
  return Object.fromEntries(HOUSEMATES.map((name) => [name, (seconds.get(house.as(name).memberId) ?? 0) / 60]));
}

describe.each(backbones())("turns on $name", (backbone) => {
  const aHouse = houses(backbone);
  const wishes = { members: HOUSEMATES, managers: ["Mia"] };

  test("trap 21: equals share evenly, each pick can be worked out again from its reason, and balances add up to zero", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house);
    const turns: string[] = [];
    for (let day = 0; day < 9; day++) {
      const task = await openTask(house);
      turns.push(holderOf(task));
      const [holder] = task.assignees;
      if (!holder?.why) throw new Error("a turn says why");
      expect(checkPick({ memberId: holder.member.memberId, reason: holder.why.reason })).toBe(true);
      await does(house, holderOf(task), task.taskId);
      await later(house, 24);
    }
    for (const name of HOUSEMATES) expect(turns.filter((turn) => turn === name)).toHaveLength(3);
    expect(Object.values(await balancesOf(house))).toEqual([0, 0, 0]);
  });

  test("whoever does it is credited for it by all, also for one that was somebody else's (trap 25)", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { effortMinutes: 30 });
    const task = await openTask(house);
    const other = HOUSEMATES.find((name) => name !== holderOf(task) && name !== "Mia") ?? "";
    await house.organisms.startTask.execute(house.as(holderOf(task)).press(), { taskId: task.taskId });
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: task.taskId, doer: house.as(other).memberId });
    const balances = await balancesOf(house);
    expect(balances[other]).toBe(20);
    expect(Object.entries(balances).filter(([name]) => name !== other)).toEqual(expect.arrayContaining([[holderOf(task), -10]]));
  });

  test("trap 20: a skip moves no balance", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house);
    const { taskId } = await openTask(house);
    await house.organisms.skipTask.execute(house.as("Mia").press(), { taskId, reason: "no bins today" });
    expect(Object.values(await balancesOf(house))).toEqual([0, 0, 0]);
  });

  test("trap 19: undo brings back task, successor and balances, and doing it anew books it once", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { repeat: "2 days after it was last done", effortMinutes: 30 });
    await later(house, 48);
    const { taskId } = await openTask(house);
    const storyOf = async () => {
      const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { limit: 50 });
      return { tasks: items.map(({ status, dueAt, assignees }) => [status, dueAt, assignees]), balances: await balancesOf(house) };
    };
    const before = await storyOf();
    await does(house, "Mia", taskId);
    const done = await storyOf();
    await house.organisms.undoTask.execute(house.as("Mia").press(), { taskId });
    expect(await storyOf()).toEqual(before);
    await does(house, "Mia", taskId);
    expect(await storyOf()).toEqual(done);
  });

  test("trap 24: who is away gets no turn and loses none to it: the others have theirs", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    const sam = house.as("Sam").memberId;
    await house.within(() =>
      house.container.get(AbsenceRepository).insert(
        {
          absenceId: AbsenceId.parse(house.container.get<Ids>(Ids).next()),
          memberId: sam,
          from: "2026-11-25",
          to: "2026-11-28",
          givenBack: null,
        },
        sam,
        house.clock.now(),
      ),
    );
    await aChore(house, {
      assignment: {
        how: "round_robin",
        mode: "any",
        who: { members: [], roles: [], skills: [] },
        cadence: "task",
        advance: "time",
        absence: "keep",
      },
    });
    const turns: string[] = [];
    for (let day = 0; day < 7; day++) {
      const task = await openTask(house);
      turns.push(holderOf(task));
      await does(house, holderOf(task), task.taskId);
      await later(house, 24);
    }
    expect(turns.slice(0, 4)).not.toContain("Sam");
    expect(turns[4]).toBe("Sam");
  });

  test("pass: when its grace has run out it goes to another, who is told why", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { overdue: "pass", graceMinutes: 60 });
    const first = await openTask(house);
    await later(house, 10);
    const second = await openTask(house);
    expect(second.taskId).toBe(first.taskId);
    expect(holderOf(second)).not.toBe(holderOf(first));
    expect(JSON.stringify(second.assignees[0]?.why?.reason)).toContain("handed_on");
  });

  test("an open chore is nobody's until somebody takes it, and so is one for which nobody has joined", async () => {
    const house = await aHouse(wishes);
    await aChore(house);
    expect(holderOf(await openTask(house))).toBe("nobody");
    await aRota(house);
    await house.organisms.skipTask.execute(house.as("Mia").press(), { taskId: (await openTask(house)).taskId, reason: "none" });
    await aChore(house, {
      assignment: {
        how: "open",
        mode: "any",
        who: { members: [], roles: [], skills: [] },
        cadence: "task",
        advance: "time",
        absence: "lose",
      },
    });
    expect(holderOf(await openTask(house))).toBe("nobody");
  });

  test("the plan of the week says who does what and why, goes around what was given by hand, and ends no less fair than it began", async () => {
    const house = await aHouse(wishes);
    await aRota(house);
    await aChore(house, { effortMinutes: 30 });
    await aChore(house, {
      title: "Paper",
      repeat: "every other day 20:00",
      effortMinutes: 60,
      assignment: {
        how: "round_robin",
        mode: "any",
        who: { members: [], roles: [], skills: [] },
        cadence: "task",
        advance: "time",
        absence: "lose",
      },
    });
    const plan = await house.organisms.showPlan.execute(house.as("Sam").press(), {});
    expect(plan).toMatchObject({ from: "2026-11-25", to: "2026-12-01" });
    expect(plan.tasks.length).toBeGreaterThan(9);
    for (const { assignees } of plan.tasks) {
      const [given] = assignees;
      if (!given?.why) throw new Error("everything has somebody, and a reason");
      expect(given.isSettled || checkPick({ memberId: given.member.memberId, reason: given.why.reason })).toBe(true);
    }
    expect(plan.balances.reduce((sum, { afterSeconds }) => sum + afterSeconds, 0)).toBe(0);
    const after = plan.balances.map(({ afterSeconds }) => afterSeconds / 60);
    expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(60);

    const friday = plan.tasks.find(({ day }) => day === "2026-11-27");
    if (!friday) throw new Error("something is to be done on Friday");
    await house.organisms.assignTask.execute(house.as("Mia").press(), { taskId: friday.taskId, memberId: house.as("Noor").memberId });
    const replanned = await house.organisms.showPlan.execute(house.as("Sam").press(), {});
    expect(replanned.tasks.find(({ taskId }) => taskId === friday.taskId)).toMatchObject({
      assignees: [{ isSettled: true, member: { displayName: "Noor" }, why: null }],
    });
    await later(house, 48);
    expect(await house.holderOf(friday.taskId)).toBe(house.as("Noor").memberId);
  });
});
