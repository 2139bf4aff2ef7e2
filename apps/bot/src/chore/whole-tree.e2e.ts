import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("a branch that comes back as one, from Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("the spring clean comes with all its rooms on one day, and the garden that Mia moves out stays at home", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    const draft = await mia.slash("/chore add", { title: "Big clean", repeat: "every thursday 10:00", whole_tree: true });
    expect(draft.text()).toContain("Everything beneath it comes with it");
    await mia.click(draft, "Save");
    const parent = await mia.choose("/chore add", "parent", "clean");
    expect((await mia.slash("/chore add", { title: "Kitchen", effort: 30, parent })).text()).toContain(
      "With Big clean: every week on Thursday",
    );
    await mia.slash("/chore add", { title: "Garden", parent });
    const tree = (await sam.slash("/chore tree")).text();
    expect(tree).toContain("**Big clean** · 🔁 all beneath comes with it");
    expect(tree).toContain("**Kitchen** · ↪ comes along");

    const garden = await mia.choose("/chore move", "chore", "garden");
    const places = await mia.choose("/chore move", "under", "by itself");
    await mia.slash("/chore move", { chore: garden, under: places });
    platform.clock.advance({ hours: 24 });
    await platform.jobsDone();
    const list = (await sam.slash("/task list")).text();
    expect(list).toContain("Big clean");
    expect(list).toContain("Kitchen");
    expect(list).not.toContain("Garden");
  });

  test("without a repeat it is refused, in Dutch too", async () => {
    const platform = await startPlatform();
    (await platform.discord.guild("Elm Street", { members: ["Zoe"] })).addMember("Noor", { locale: "nl" });
    const house = await platform.discord.guild("Oak Street", { members: ["Noor"], managers: ["Noor"] });
    expect((await house.member("Noor").slash("/chore add", { title: "Huis", whole_tree: true })).text()).toContain(
      "Zeg ook hoe vaak het terugkomt",
    );
  });
});
