import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("looking at a task in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("the card tells what happened, newest first, and strikes through what was taken back", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    const card = await mia.slash("/task add", { title: "Dishes" });
    await sam.click(card, "Claim");
    await sam.click(card, "Undo");
    await sam.slash("/task comment", { task: await sam.choose("/task comment", "task", "dish"), comment: "Not today" });

    const shown = await mia.slash("/task show", { task: await mia.choose("/task show", "task", "dish") });
    const [, history = ""] = shown.text().split("What happened");
    const told = [
      `${sam.mention} said something · “Not today”`,
      "took the last act back",
      `~~${sam.mention} took it~~`,
      `${mia.mention} added it`,
    ];
    expect(told.map((line) => history.indexOf(line))).toEqual(told.map((line) => history.indexOf(line)).sort((a, b) => a - b));
    for (const line of told) expect(history).toContain(line);
    const listed = await mia.click(await mia.slash("/task list"), "Show");
    expect(listed.ephemeral).toBe(true);
    expect(listed.text()).toContain("Not today");
  });

  test("the longest and most hostile things said still fit a card", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    await mia.slash("/task add", { title: "*".repeat(100), effort: 1440 });
    const task = await mia.choose("/task show", "task", "*");
    await sam.slash("/task start", { task });
    platform.clock.advance({ hours: 23 });
    for (let n = 0; n < 10; n++) await mia.slash("/task comment", { task, comment: "*".repeat(500) });
    await mia.slash("/task done", { task, by: sam, note: "*".repeat(500), minutes: 1440 });
    const card = await mia.slash("/task show", { task });
    expect(card.text()).toContain("What happened");
    expect(card.text()).toContain("had been at it for 1,380 minutes");
  });
});
