import { describe, expect, test } from "@jest/globals";
import type { TaskAct } from "@chorestree/atoms/task";
import { Cache, type Question } from "@chorestree/core/cache";
import { Sealing } from "@chorestree/core/sealing";
import { createOrganisms } from "../composition/create-organisms.js";
import { backbones, testKeys } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

class CountingSealing extends Sealing {
  opened = 0;

  override open(...asked: Parameters<Sealing["open"]>): never {
    this.opened++;
    return super.open(...asked) as never;
  }
}

class NotingCache extends Cache {
  readonly kept = new Set<string | undefined>();

  override wrap<T>(question: Question<T>, load: () => Promise<T>): Promise<T> {
    this.kept.add(question.keep);
    return super.wrap(question, load);
  }
}

describe.each(backbones())("what somebody may mean on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("titles are opened once, however often somebody types, notes never, and none leaves the process", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"] });
    await house.task("Dishes");
    await house.organisms.createChore.execute(house.as("Mia").press(), { title: "Windows", notes: "both sides" });
    const sealing = new CountingSealing(testKeys());
    const cache = new NotingCache({ redisUrl: null, insideUnit: () => false });
    const container = house.assembleWith((parts) => {
      parts.rebind(Sealing).toConstantValue(sealing);
      parts.rebind(Cache).toConstantValue(cache);
    });
    const organisms = createOrganisms(container);

    for (const typed of ["", "d", "di", "(((", "dis"]) {
      await organisms.suggestTasks.execute(house.as("Mia").press(), { typed, limit: 25 });
      await organisms.suggestChores.execute(house.as("Mia").press(), { typed, limit: 25 });
    }
    expect(sealing.opened).toBe(2);
    expect(cache.kept).toStrictEqual(new Set(["memory"]));
  });

  test("every act that changes what is shown is seen at the next key", async () => {
    const house = await aHouse({ members: ["Mia", "Sam"], managers: ["Mia"] });
    const mia = house.as("Mia");
    const tasks = async () =>
      (await house.organisms.suggestTasks.execute(mia.press(), { typed: "", limit: 25, act: "task.complete" })).map(
        ({ title, holderName }) => [title, holderName],
      );
    const chores = async () =>
      (await house.organisms.suggestChores.execute(mia.press(), { typed: "WÍN", limit: 25 })).map(({ title }) => title);

    expect([await tasks(), await chores()]).toEqual([[], []]);
    await house.organisms.createChore.execute(mia.press(), { title: "Windows" });
    expect(await chores()).toEqual(["Windows"]);
    const dishes = await house.task("Dishes");
    expect(await tasks()).toEqual([["Dishes", null]]);
    await house.organisms.claimTask.execute(house.as("Sam").press(), { taskId: dishes });
    expect(await tasks()).toEqual([["Dishes", "Sam"]]);
    await house.organisms.completeTask.execute(house.as("Sam").press(), { taskId: dishes });
    expect(await tasks()).toEqual([]);
  });

  test("only tasks are offered that the act can be done with: most urgent first, what is over last", async () => {
    const house = await aHouse({ members: ["Mia"], managers: ["Mia"] });
    const [skipped, , later] = [await house.task("C"), await house.task("B"), await house.task("A", { due: "tomorrow 18:00" })];
    await house.organisms.skipTask.execute(house.as("Mia").press(), { taskId: skipped, reason: "no time" });
    await house.organisms.startTask.execute(house.as("Mia").press(), { taskId: later });
    const offered = async (act?: TaskAct, limit = 25) =>
      (await house.organisms.suggestTasks.execute(house.as("Mia").press(), { typed: "", limit, ...(act && { act }) })).map(
        ({ title }) => title,
      );
    expect(await offered("task.start")).toEqual(["B"]);
    expect(await offered("task.complete")).toEqual(["A", "B"]);
    expect(await offered("task.reopen")).toEqual(["C"]);
    expect(await offered("task.approve")).toEqual([]);
    expect(await offered()).toEqual(["A", "B", "C"]);
    expect(await offered(undefined, 2)).toEqual(["A", "B"]);
  });

  test("an act that is undone changes nothing, and the neighbours' titles are theirs", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const neighbours = await house.neighbours({ members: ["Zoe"] });
    await house.task("Dishes");
    const ask = async (who: House, name: string) =>
      (await who.organisms.suggestTasks.execute(who.as(name).press(), { typed: "", limit: 25 })).map(({ title }) => title);
    expect([await ask(house, "Mia"), await ask(neighbours, "Zoe")]).toEqual([["Dishes"], []]);
    const undone = house.within(async () => {
      await house.task("Windows");
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect([await ask(house, "Mia"), await ask(neighbours, "Zoe")]).toEqual([["Dishes"], []]);
  });
});
