import { describe, expect, test } from "@jest/globals";
import { OverduePolicy } from "@chorestree/atoms/chore";
import { TaskId } from "@chorestree/atoms/task";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";

describe.each(backbones())("being late on $name", (backbone) => {
  const aHouse = houses(backbone);

  test.each(OverduePolicy.options)(
    "trap 13: done late and approved, it stays completed however often the clock comes by, where late ones %s",
    async (overdue) => {
      const house = await aHouse({ members: ["Mia", "Sam"], managers: ["Mia"] });
      const { createChore, joinRota, listTasks, showTask, completeTask, approveTask } = house.organisms;
      await joinRota.execute(house.as("Sam").press(), {});
      // It is 10:30 in Amsterdam; due at 19:00, and 20:00 is the end of its grace.
      const facts = { title: "Bins", repeat: "every day 19:00", approval: "required" as const, overdue, graceMinutes: 60 };
      const { choreId } = await createChore.execute(house.as("Mia").press(), facts);
      await house.jobsDone();
      const { items } = await listTasks.execute(house.as("Mia").press(), { status: ["open"], limit: 9 });
      const taskId = TaskId.parse(items.find((task) => task.choreId === choreId)?.taskId);
      const seen = async () => {
        const { status, overdue: isLate } = await showTask.execute(house.as("Mia").press(), { taskId });
        return `${status}, ${isLate ? "late" : "not late"}`;
      };
      const later = async (hours: number) => {
        house.clock.advance({ hours });
        await house.jobsDone();
      };

      expect(await seen()).toBe("open, not late");
      await later(9);
      expect(await seen()).toBe("open, late");
      await completeTask.execute(house.as("Sam").press(), { taskId });
      expect(await approveTask.execute(house.as("Mia").press(), { taskId })).toMatchObject({ status: "completed" });

      const eventsOfIt = async () => (await house.events()).filter(({ aggregateId }) => aggregateId === taskId).map(({ name }) => name);
      const before = await eventsOfIt();
      for (let sweep = 1; sweep <= 10; sweep += 1) {
        await later(sweep === 1 ? 1 : 7);
        expect([sweep, await seen()]).toEqual([sweep, "completed, not late"]);
      }
      expect(await eventsOfIt()).toEqual(before);
    },
  );
});
