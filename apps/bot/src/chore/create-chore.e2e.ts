import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("chores from Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("a manager adds a chore, everyone finds it, and a task is made of it by a button", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];

    const card = await mia.slash("/chore add", { title: "Windows", effort: 45, notes: "both sides" });
    expect(card.text()).toContain("both sides");
    expect((await sam.slash("/chore list")).text()).toContain("Windows");

    const shown = await sam.slash("/chore show", { chore: await sam.choose("/chore show", "chore", "wind") });
    const task = await sam.click(shown, "Make a task of it");
    expect(task.text()).toContain("45 minutes");
    expect((await sam.slash("/task add", { chore: await sam.choose("/task add", "chore", "wind") })).text()).toContain("Windows");
  });

  test("a member without Manage Server may not add one, and reads why in Dutch", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"] });
    const noor = house.addMember("Noor", { locale: "nl" });
    const answer = await noor.slash("/chore add", { title: "Ramen" });
    expect(answer.ephemeral).toBe(true);
    expect(answer.text()).toContain("Dat mag je hier niet");
  });
});
