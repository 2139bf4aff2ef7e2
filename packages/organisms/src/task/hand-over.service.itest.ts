import { describe, expect, test } from "@jest/globals";
import type { TaskView } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";
import { DealAgainWhenAbsenceEnded } from "./deal-again-when-absence-ended.reaction.js";
import { PassTasksOnWhenAbsenceCreated } from "./pass-tasks-on-when-absence-created.reaction.js";
import { PassTasksOnWhenMemberLeft } from "./pass-tasks-on-when-member-left.reaction.js";

const wishes = { members: ["Mia", "Sam"], managers: ["Mia"] };

/** It is Wednesday 25 November 2026, 10:30 in Amsterdam; both are on the rota, and there are bins to be put out every day. */
async function settle(house: House): Promise<void> {
  for (const name of wishes.members) await house.organisms.joinRota.execute(house.as(name).press(), {});
  await house.organisms.createChore.execute(house.as("Mia").press(), { title: "Bins", repeat: "every day 19:00" });
  await house.jobsDone();
}

async function openTask(house: House): Promise<TaskView> {
  const { items } = await house.organisms.listTasks.execute(house.as("Mia").press(), { status: ["open", "in_progress"], limit: 9 });
  if (!items[0]) throw new Error("nothing is open");
  return items[0];
}
const holderOf = async (house: House) => (await openTask(house)).assignees[0]?.member.displayName ?? "nobody";
const otherThan = (name: string) => (name === "Mia" ? "Sam" : "Mia");

/** The last event of that name, told to a reaction as the broker would. */
async function tell(house: House, name: string, reaction: { handle(delivery: never): Promise<void> }): Promise<void> {
  const event = (await house.events()).filter((one) => one.name === name).at(-1);
  const cause = { memberId: null, correlationId: "c" };
  const delivery = { data: event?.data, occurredAt: house.clock.now().toISOString(), cause } as never;
  await house.within(() => reaction.handle(delivery));
}

const goesAway = async (house: House, name: string, input: object = { from: "today", to: "tomorrow" }) => {
  const absence = await house.organisms.createAbsence.execute(house.as(name).press(), input);
  await tell(house, "absence.created", house.container.get(PassTasksOnWhenAbsenceCreated));
  return absence;
};

describe.each(backbones())("what somebody cannot do any more on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("goes to the next in turn when they are away on its day, and stays theirs when they have begun", async () => {
    const house = await aHouse(wishes);
    await settle(house);
    const first = await holderOf(house);
    await goesAway(house, first);
    expect(await holderOf(house)).toBe(otherThan(first));
    expect((await openTask(house)).assignees[0]?.why?.reason).toMatchObject({ passedOver: [{ memberId: house.as(first).memberId }] });

    const { taskId } = await openTask(house);
    await house.organisms.startTask.execute(house.as(otherThan(first)).press(), { taskId });
    await goesAway(house, otherThan(first), { from: "today", to: "today" });
    expect(await holderOf(house)).toBe(otherThan(first));
  });

  test("goes to the next in turn when they are gone from the server, begun or not", async () => {
    const house = await aHouse(wishes);
    await settle(house);
    const first = await holderOf(house);
    await house.organisms.startTask.execute(house.as(first).press(), { taskId: (await openTask(house)).taskId });
    await house.organisms.recogniseMember.left({ guildId: house.guildId, userId: house.as(first).userId });
    await tell(house, "member.left", house.container.get(PassTasksOnWhenMemberLeft));
    expect(await holderOf(house)).toBe(otherThan(first));
  });

  test("trap 23: when all are away it is nobody's and told once, and the first who is back gets it", async () => {
    const house = await aHouse(wishes);
    await settle(house);
    const away = { from: "tomorrow", to: "sunday" };
    const { absenceId } = await house.organisms.createAbsence.execute(house.as("Sam").press(), away);
    await house.organisms.createAbsence.execute(house.as("Mia").press(), away);
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: (await openTask(house)).taskId });
    house.clock.advance({ hours: 24 });
    await house.jobsDone();
    expect(await holderOf(house)).toBe("nobody");
    expect((await house.eventNames()).filter((name) => name === "task.vacant")).toHaveLength(1);

    await house.organisms.endAbsence.execute(house.as("Sam").press(), { absenceId });
    await tell(house, "absence.ended", house.container.get(DealAgainWhenAbsenceEnded));
    expect(await holderOf(house)).toBe("Sam");
  });

  test("trap 23: nobody has to say that they are back: on the first day after it goes to whoever is", async () => {
    const house = await aHouse(wishes);
    await settle(house);
    await house.organisms.completeTask.execute(house.as("Mia").press(), { taskId: (await openTask(house)).taskId });
    await house.organisms.createAbsence.execute(house.as("Sam").press(), { from: "tomorrow", to: "tomorrow" });
    await house.organisms.createAbsence.execute(house.as("Mia").press(), { from: "tomorrow", to: "sunday" });
    house.clock.advance({ hours: 24 });
    await house.jobsDone();
    const { taskId } = await openTask(house);
    expect(await holderOf(house)).toBe("nobody");
    house.clock.advance({ hours: 24 });
    await house.jobsDone();
    expect(await house.holderOf(taskId)).toBe(house.as("Sam").memberId);
  });
});
