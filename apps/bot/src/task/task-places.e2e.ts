import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("what several have to do in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);
  const labels = (card: { buttons(): { label: string }[] }) => card.buttons().map(({ label }) => label);

  test("each cleans their own room: one card shows who has, and it is done with the last", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"], managers: ["Mia"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    const feed = await platform.follow(house.id, await platform.tokenOf(mia));
    for (const member of [mia, sam]) await member.slash("/rota join");
    const draft = await mia.slash("/chore add", { title: "Own room", repeat: "every day", mode: "each", effort: 10 });
    await mia.click(draft, "Save");
    expect(draft.message.text()).toContain("Each for themselves");
    await platform.jobsDone();

    const task = await mia.choose("/task show", "task", "own");
    const card = await mia.slash("/task show", { task });
    expect(card.text()).toContain(`With ⬜ ${mia.mention}, ⬜ ${sam.mention}`);
    await mia.click(card, "Done");
    expect(card.text()).toContain("Your part is done! 10 minutes credited.");
    expect(card.text()).toContain(`With ✅ ${mia.mention}, ⬜ ${sam.mention}`);
    expect((await feed.next("task.part-done")).data).toMatchObject({ credits: [{ minutes: 10 }] });
    await sam.click(card, "Done");
    expect(card.text()).toContain(`Done by ${mia.mention}, ${sam.mention}`);
    expect((await feed.next("task.completed")).data).toMatchObject({ credits: [] });
    await feed.close();
  });

  test("a couch takes two: the second place is free until somebody takes it, and together they are credited", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam", "Noor"] });
    const [mia, sam, noor] = [house.member("Mia"), house.member("Sam"), house.member("Noor")];
    const card = await mia.slash("/task add", { title: "Couch", workers: 2, effort: 20 });
    await mia.click(card, "Claim");
    expect(card.text()).toContain(`With ${mia.mention} · 1 place free`);
    expect(labels(card)).toContain("Claim");
    await sam.click(card, "Claim");
    expect(card.text()).toContain(`With ${mia.mention}, ${sam.mention}`);
    expect(labels(card)).not.toContain("Claim");

    const task = await noor.choose("/task claim", "task", "couch");
    expect((await noor.slash("/task claim", { task })).text()).toBe("That task takes 2, and has as many already.");
    expect((await mia.slash("/task done", { task, with: "Sam" })).text()).toContain("I could not use “with”");
    const done = await mia.slash("/task done", { task, with: sam.mention });
    expect(done.text()).toContain(`Done by ${mia.mention}, ${sam.mention}! 40 minutes credited.`);
  });
});
