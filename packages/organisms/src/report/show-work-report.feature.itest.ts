import { describe, expect, test } from "@jest/globals";
import type { MemberId } from "@chorestree/atoms/member";
import type { TaskId } from "@chorestree/atoms/task";
import { Metrics } from "@chorestree/core/metrics";
import { createLogger } from "@chorestree/core/logging";
import { InProcessBus } from "@chorestree/events/bus";
import { topologyOf } from "@chorestree/events/consume";
import { TaskCompleted } from "@chorestree/events/contracts";
import { OutboxRow } from "@chorestree/events/outbox";
import { backbones, eventually } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";
import { background } from "../composition/background.js";
import { REACTIONS } from "../composition/reactions.js";
import { CountWorkWhenTaskCompleted } from "./count-work-when-task-completed.reaction.js";

const logger = createLogger({ log: { level: "silent", pretty: false } });
const thatWeek = { from: "2026-11-23", to: "2026-11-29" };

describe.each(backbones())("the work report on $name", (backbone) => {
  const aHouse = houses(backbone);

  /** Everything recorded so far is counted when this resolves. */
  const settle = async (house: House) => {
    const { observer, random, database } = house.backbone;
    const bus = new InProcessBus({ topology: topologyOf(REACTIONS), random, logger });
    const running = background(house.container, { bus, observer, metrics: new Metrics(), logger });
    await eventually(async () => (await database.dataSource.getRepository(OutboxRow).count()) === 0);
    await running.stop();
    await bus.close();
  };
  const complete = (house: House, name: string, taskId: TaskId) => house.organisms.completeTask.execute(house.as(name).press(), { taskId });
  const rowsOf = async (house: House, input = thatWeek) =>
    (await house.organisms.showWorkReport.execute(house.as("Mia").press(), input)).rows.map(({ member, ...row }) => ({
      name: member.displayName,
      ...row,
    }));

  test("counts for each member and day what was completed and credited", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"] });
    for (const minutes of [10, 15]) await complete(house, "Mia", await house.task("Dishes", { effortMinutes: minutes }));
    await complete(house, "Sam", await house.task("Bins", { effortMinutes: 5 }));
    house.clock.advance({ hours: 24 });
    await complete(house, "Mia", await house.task("Dishes", { effortMinutes: 10 }));
    await settle(house);

    const rows = await rowsOf(house);
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        { name: "Mia", day: "2026-11-25", completed: 2, minutes: 25 },
        { name: "Sam", day: "2026-11-25", completed: 1, minutes: 5 },
        { name: "Mia", day: "2026-11-26", completed: 1, minutes: 10 },
      ]),
    );
    expect(rows[2]?.day).toBe("2026-11-26");
  });

  test("a day ends at midnight in the guild, and both ends of the report count", async () => {
    const house = await aHouse({ members: ["Mia"], timeZone: "Pacific/Auckland" });
    // 22:30 there; two hours later it is the next day, and still the same one in Greenwich.
    await complete(house, "Mia", await house.task("Dishes", { effortMinutes: 10 }));
    house.clock.advance({ hours: 2 });
    await complete(house, "Mia", await house.task("Dishes", { effortMinutes: 10 }));
    await settle(house);

    expect((await rowsOf(house)).map(({ day }) => day)).toEqual(["2026-11-25", "2026-11-26"]);
    expect((await rowsOf(house, { from: "2026-11-26", to: "2026-11-26" })).map(({ day }) => day)).toEqual(["2026-11-26"]);
    expect(await rowsOf(house, { from: "2026-11-27", to: "2026-11-28" })).toEqual([]);
  });

  test("what is taken back or opened again counts no longer, also after the guild has moved; a day without work is no day", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"], timeZone: "Pacific/Auckland" });
    const mia = () => house.as("Mia").press();
    const [kept, undone, reopened] = [
      await house.task("Dishes", { effortMinutes: 10 }),
      await house.task("Bins", { effortMinutes: 7 }),
      await house.task("Hall", { effortMinutes: 3 }),
    ];
    for (const taskId of [kept, undone, reopened]) await complete(house, "Mia", taskId);
    await house.backbone.database.dataSource.query("UPDATE guild SET time_zone = 'America/New_York' WHERE guild_id = $1", [house.guildId]);
    await settle(house);
    house.clock.advance({ minutes: 10 });
    await house.organisms.undoTask.execute(mia(), { taskId: undone });
    await house.organisms.reopenTask.execute(mia(), { taskId: reopened });
    await settle(house);
    expect(await rowsOf(house)).toEqual([{ name: "Mia", day: "2026-11-25", completed: 1, minutes: 10 }]);

    await house.organisms.undoTask.execute(mia(), { taskId: kept });
    await settle(house);
    expect(await rowsOf(house)).toEqual([]);
  });

  test("what is not completed does not count, and neighbours' work is theirs", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const next = await house.neighbours({ members: ["Mia"] });
    await house.task("Dishes");
    await complete(next, "Mia", await next.task("Dishes", { effortMinutes: 7 }));
    await settle(house);
    expect(await rowsOf(house)).toEqual([]);
    expect((await rowsOf(next)).map(({ minutes }) => minutes)).toEqual([7]);
  });

  test("the table itself refuses a day without work, negative minutes and strangers", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { dataSource } = house.backbone.database;
    const insert = (memberId: string, completed: number, minutes: number) =>
      dataSource.query("INSERT INTO member_day VALUES ($1, $2, '2026-11-25', $3, $4)", [house.guildId, memberId, completed, minutes]);
    const mia: MemberId = house.as("Mia").memberId;
    await expect(insert(mia, 0, 5)).rejects.toThrow("member_day_completed_positive");
    await expect(insert(mia, 1, -5)).rejects.toThrow("member_day_minutes_not_negative");
    await expect(insert("0193a1b2-0000-7000-8000-000000000009", 1, 5)).rejects.toThrow("member_day_member_fkey");
  });

  test("a completion told by a version that named no day counts for the day on which it was done", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { memberId: doerId } = house.as("Mia");
    const data = { taskId: await house.task("Dishes"), doerId, completedAt: "2026-11-25T23:30:00.000Z", onTime: true, creditedMinutes: 10 };
    const reaction = house.container.get(CountWorkWhenTaskCompleted);
    await house.within(() => reaction.handle({ data: TaskCompleted.data.parse(data) } as never));
    expect(await rowsOf(house)).toEqual([{ name: "Mia", day: "2026-11-26", completed: 1, minutes: 10 }]);
  });
});
