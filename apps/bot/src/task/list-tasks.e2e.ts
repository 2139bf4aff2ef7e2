import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("lists of tasks in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("the most urgent first, page after page, each with a way to its card", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    for (let n = 1; n <= 12; n++) await mia.slash("/task add", { title: `Task ${n}`, due: `in ${13 - n} days` });
    await mia.slash("/task add", { title: "Someday" });

    const list = await sam.slash("/task list");
    expect(list.text().indexOf("Task 12")).toBeLessThan(list.text().indexOf("Task 11"));
    expect(list.text()).not.toContain("Someday");
    const card = await sam.click(list, "Show");
    expect(card.ephemeral).toBe(true);
    expect(card.text()).toContain("Task 12");

    await sam.click(list, "More");
    expect(list.text()).toContain("**Task 1**");
    expect(list.text()).toContain("Someday");
    expect(list.buttons().map(({ label }) => label)).not.toContain("More");
  });

  test("mine are mine alone, and only I see the answer", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    await mia.click(await mia.slash("/task add", { title: "Dishes" }), "Claim");
    await mia.slash("/task add", { title: "Windows" });

    const mine = await mia.slash("/task mine");
    expect(mine.ephemeral).toBe(true);
    expect(mine.text()).toContain("Dishes");
    expect(mine.text()).not.toContain("Windows");
    expect((await sam.slash("/task mine")).text()).toContain("Nothing is yours to do");

    const started = await mia.slash("/task start", { task: await mia.choose("/task start", "task", "dishes") });
    expect(started.text()).toContain("In progress");
  });
});
