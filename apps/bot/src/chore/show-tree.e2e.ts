import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("/chore tree, from Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("shows who stands under whom and how far the week is, and opens what it had to fold", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    const add = async (title: string, parent?: string) => {
      await mia.slash("/chore add", { title, ...(parent && { parent }) });
      return mia.choose("/chore add", "parent", title);
    };
    const home = await add("House");
    const kitchen = await add("Kitchen", home);
    for (let n = 1; n <= 30; n++) await add(`Drawer ${n} ${"of many things ".repeat(5)}`, kitchen);
    const done = await sam.slash("/task add", { chore: kitchen });
    await sam.click(done, "Done");
    await sam.slash("/task add", { chore: home });

    const tree = await sam.slash("/chore tree");
    expect(tree.text()).toContain("`1` **House** · 1 of 2 done this week");
    expect(tree.text()).toContain("`1.1` **Kitchen** · 1 of 1 done this week · ▸ 30 more inside");
    await sam.select(tree, "Open a branch", [kitchen]);
    expect(tree.message.text()).toContain("House › Kitchen");
    expect(tree.message.text()).toContain("Drawer 1 ");
    await sam.click(tree, "Up");
    await sam.click(tree, "Up");
    expect(tree.message.text()).toContain("All chores");
    expect((await sam.slash("/chore tree", { under: kitchen })).text()).toContain("House › Kitchen");
  });
});
