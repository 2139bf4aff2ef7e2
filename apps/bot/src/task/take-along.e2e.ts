import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("taking an older act back in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Noor finds out that the wrong one was given the attic: she sees what would go, confirms, and it is as it was", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia", "Sam"], managers: ["Noor"] });
    const [noor, mia, sam] = [house.member("Noor"), house.member("Mia"), house.member("Sam")];
    await noor.slash("/task add", { title: "Attic", effort: 20 });
    const task = await noor.choose("/task assign", "task", "att");
    await noor.slash("/task assign", { task, member: sam });
    const card = await sam.slash("/task start", { task });
    await sam.click(card, "Done");

    expect((await noor.slash("/task show", { task })).text()).toContain("`2` ");
    const preview = await noor.slash("/task undo", { task, step: 2 });
    expect(preview.ephemeral).toBe(true);
    expect(preview.text()).toContain(`gave it to ${sam.mention}`);
    expect(preview.text()).toContain("reported it done");
    await mia.slash("/task comment", { task, comment: "It is not clean" });
    await noor.click(preview, "Take all of it back");
    expect(preview.text()).toContain("Nobody has it yet");

    const again = await noor.slash("/task undo", { task, step: 2 });
    expect(again.text()).toContain("not the last act any more");
  });

  test("what was done since it was shown is not taken back unseen", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia"], managers: ["Noor"] });
    const [noor, mia] = [house.member("Noor"), house.member("Mia")];
    const card = await mia.slash("/task add", { title: "Attic" });
    await mia.click(card, "Claim");
    await mia.click(card, "Start");
    const preview = await noor.slash("/task undo", { task: await noor.choose("/task undo", "task", "att"), step: 2 });
    await mia.click(card, "Done");
    const refused = await noor.click(preview, "Take all of it back");
    expect(refused.text()).toContain("not the last act any more");
    expect(refused.text()).toContain("`step: 2`");
  });
});
