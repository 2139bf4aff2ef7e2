import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("whose a task is, in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Noor gives the dishes to Sam, who has never said a word to the bot; Sam gives them back", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Sam"], managers: ["Noor"] });
    const [noor, sam] = [house.member("Noor"), house.member("Sam")];
    await noor.slash("/task add", { title: "Dishes" });
    const task = await noor.choose("/task assign", "task", "dish");
    const card = await noor.slash("/task assign", { task, member: sam });
    expect(card.text()).toContain(`With ${sam.mention}`);
    expect(card.message.pings).toEqual({ everyone: false, users: [], roles: [] });
    await sam.click(card, "Give back");
    expect(card.text()).toContain("Nobody has it yet");
    expect((await sam.slash("/task assign", { task, member: sam })).text()).toContain("You may not do that here");
  });

  test("trap 25: Sam begins, Noor reports that Mia did it: Mia is credited, and Sam's minutes are on record", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia", "Sam"], managers: ["Noor"] });
    const [mia, noor, sam] = [house.member("Mia"), house.member("Noor"), house.member("Sam")];
    await sam.click(await sam.slash("/task add", { title: "Dishes", effort: 20 }), "Start");
    platform.clock.advance({ minutes: 12 });
    const task = await noor.choose("/task done", "task", "dish");
    const done = await noor.slash("/task done", { task, by: mia, minutes: 8 });
    expect(done.text()).toContain(`Done by ${mia.mention}! 20 minutes credited.`);
    expect(done.text()).toContain("Took 8 minutes");
    const shown = await noor.slash("/task show", { task });
    expect(shown.text()).toContain(`${noor.mention} reported that ${mia.mention} did it · ${sam.mention} had been at it for 12 minutes`);
  });

  test("somebody skips with a reason, a manager cancels and opens again, everybody comments: all of it is on the card", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia"], managers: ["Noor"] });
    const [mia, noor] = [house.member("Mia"), house.member("Noor")];
    await mia.slash("/task add", { title: "Dishes" });
    const task = await mia.choose("/task skip", "task", "dish");
    expect((await mia.slash("/task skip", { task, reason: "@everyone No **water**" })).text()).toContain("skips it");
    expect((await mia.slash("/task cancel", { task })).text()).toContain("You may not do that here");
    await noor.slash("/task reopen", { task: await noor.choose("/task reopen", "task", "dish") });
    await noor.slash("/task cancel", { task });
    const card = await mia.slash("/task comment", { task, comment: "Oh well" });
    expect(card.text()).toContain("Oh well");
    expect(card.text()).toMatch(/cancelled it[\s\S]*opened it again[\s\S]*skipped it[\s\S]*water[\s\S]*added it/);
    expect(card.message.pings.everyone).toBe(false);
    expect((await mia.slash("/task start", { task })).text()).toContain("That can no longer be done: the task is “Cancelled”.");
  });
});
