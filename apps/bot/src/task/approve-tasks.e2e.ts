import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("approving several in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Noor approves all that she sees, one of them her own: the rest counts, hers says why not, what came since waits", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia"], managers: ["Noor"] });
    const [mia, noor] = [house.member("Mia"), house.member("Noor")];
    const report = async (who: typeof mia, title: string) =>
      who.click(await who.slash("/task add", { title, effort: 20, approval: "required" }), "Done");
    for (const title of ["Boiler", "Gutter"]) await report(mia, title);
    await report(noor, "Attic");

    const waiting = await noor.slash("/task approve", {});
    expect(waiting.ephemeral).toBe(true);
    for (const title of ["Boiler", "Gutter", "Attic"]) expect(waiting.text()).toContain(title);
    await report(mia, "Roof");
    await noor.click(waiting, "Approve all");
    expect(waiting.text()).toContain("Approved: 2 of 3");
    expect(waiting.text()).toContain("❌ Attic\n-# You did that yourself, so somebody else has to look at it.");
    expect(waiting.text()).not.toContain("Roof");

    const left = await noor.slash("/task approve", {});
    const roof = await noor.choose("/task approve", "task", "roof");
    await noor.select(left, "v1:task.approve-tasks:chosen", [roof]);
    expect(left.text()).toContain("✅ Roof · 20 minutes");
    expect((await mia.slash("/task approve", {})).text()).toContain("Attic");
  });

  test("who may not approve sees what waits and can approve none of it", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia"], managers: ["Noor"] });
    const [mia, noor] = [house.member("Mia"), house.member("Noor")];
    await noor.click(await noor.slash("/task add", { title: "Boiler", approval: "required" }), "Done");
    const waiting = await mia.slash("/task approve", {});
    expect((await mia.click(waiting, "Approve all")).text()).toContain("You may not do that here");
    expect((await mia.slash("/task approve", {})).text()).toContain("Boiler");
  });
});
