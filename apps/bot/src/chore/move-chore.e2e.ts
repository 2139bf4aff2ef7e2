import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("the tree of chores, from Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Mia puts chores under each other and in order, and what cannot be is refused in words", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const mia = house.member("Mia");
    await mia.slash("/chore add", { title: "House" });
    const home = await mia.choose("/chore add", "parent", "hou");
    await mia.slash("/chore add", { title: "Kitchen", parent: home });
    const kitchen = await mia.choose("/chore move", "chore", "kit");
    await mia.slash("/chore add", { title: "Oven", parent: kitchen });
    const oven = await mia.choose("/chore move", "chore", "oven");

    expect((await mia.slash("/chore move", { chore: home, under: oven })).text()).toContain(
      "A chore cannot stand under itself or under a part of it.",
    );
    expect((await mia.slash("/chore move", { chore: oven, under: home, after: kitchen })).text()).toContain("Chore moved");
    await mia.slash("/chore edit", { chore: home, effort: 40 });
    expect((await mia.slash("/chore show", { chore: oven })).text()).toContain("🌳 Part of House");
    expect((await mia.slash("/chore edit", { chore: oven, effort: 5 })).text()).toContain("5 minutes");
    expect((await mia.slash("/chore edit", { chore: oven, inherit: "effortMinutes" })).text()).toContain("40 minutes");
    await mia.slash("/chore pause", { chore: home });
    expect((await mia.slash("/chore show", { chore: oven })).text()).toContain("Rests, since a chore it is part of does");
    await mia.slash("/chore resume", { chore: home });
    const byItself = await mia.choose("/chore move", "under", "");
    expect((await mia.slash("/chore move", { chore: oven, under: byItself })).text()).toContain("Chore moved");
    expect((await house.member("Sam").slash("/chore move", { chore: oven, under: home })).text()).toContain("You may not do that here");
  });
});
