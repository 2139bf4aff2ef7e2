import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("approval in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Mia reports the boiler, Noor sends it back with a reason, Mia does it again, and then it counts", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia"], managers: ["Noor"] });
    const [mia, noor] = [house.member("Mia"), house.member("Noor")];
    await noor.slash("/chore add", { title: "Boiler", effort: 30, approval: "required" });
    const card = await mia.slash("/task add", { chore: await mia.choose("/task add", "chore", "boil") });
    expect(card.text()).toContain("Somebody else looks before it counts");
    await mia.click(card, "Done");
    expect(card.text()).toContain("Waiting for approval");
    expect((await mia.click(card, "Approve")).text()).toContain("You may not do that here");

    const back = await noor.slash("/task reject", { task: await noor.choose("/task reject", "task", "boil"), reason: "It still leaks" });
    expect(back.text()).toContain("to be done again");
    const shown = await mia.slash("/task show", { task: await mia.choose("/task show", "task", "boil") });
    expect(shown.text()).toContain("It still leaks");
    await mia.click(back, "Done");
    await noor.click(back, "Approve");
    expect(back.text()).toContain(`Approved! 30 minutes credited to ${mia.mention}.`);
  });

  test("trap 18: a manager who did it is refused by button, by command and by REST alike", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor"], managers: ["Noor"] });
    const noor = house.member("Noor");
    const card = await noor.slash("/task add", { title: "Boiler", approval: "required" });
    await noor.click(card, "Done");
    const own = "You did that yourself, so somebody else has to look at it.";
    expect((await noor.click(card, "Approve")).text()).toBe(own);
    const task = await noor.choose("/task approve", "task", "boil");
    expect((await noor.slash("/task approve", { task })).text()).toBe(own);
    const called = await platform.post(`/api/v1/guilds/${house.id}/tasks/${task}/approve`, {}, await platform.tokenOf(noor));
    expect(called).toMatchObject({ status: 403, body: { code: "task.own_work" } });
  });
});
