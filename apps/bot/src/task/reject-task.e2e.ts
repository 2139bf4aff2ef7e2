import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("sending back in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Noor sends the boiler back until tomorrow evening; Undo brings back when it was due", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia"], managers: ["Noor"] });
    const [mia, noor] = [house.member("Mia"), house.member("Noor")];
    const card = await mia.slash("/task add", { title: "Boiler", approval: "required", due: "saturday 10:00" });
    const [was] = /<t:\d+/.exec(card.text()) ?? [];
    await mia.click(card, "Done");
    const task = await noor.choose("/task reject", "task", "boil");

    const late = await noor.slash("/task reject", { task, reason: "It leaks", due: "yesterday 18:00" });
    expect(late.text()).toContain("gone by");
    const back = await noor.slash("/task reject", { task, reason: "It leaks", due: "tomorrow 18:00" });
    expect(back.text()).toContain("to be done again");
    expect(back.text()).not.toContain(was);
    await noor.click(back, "Undo");
    expect(back.text()).toContain("Waiting for approval");
    expect(back.text()).toContain(was);
  });
});
