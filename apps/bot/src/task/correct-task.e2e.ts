import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("putting right in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("it was Sam who did the attic: Noor puts it right, the feed says what counts, and Undo brings Mia back", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia", "Sam"], managers: ["Noor"] });
    const [noor, mia, sam] = [house.member("Noor"), house.member("Mia"), house.member("Sam")];
    await mia.click(await mia.slash("/task add", { title: "Attic", effort: 20 }), "Done");
    const feed = await platform.follow(house.id, await platform.tokenOf(mia));
    const task = await noor.choose("/task correct", "task", "att");
    const wish = { task, reason: "Mia pressed for him" };
    expect((await mia.slash("/task correct", { ...wish, doer: sam })).text()).toContain("You may not do that here");
    expect((await noor.slash("/task correct", { ...wish, when: "tomorrow 18:00" })).text()).toContain("is still to come");

    const card = await noor.slash("/task correct", { ...wish, doer: sam, minutes: 25 });
    expect(card.text()).toContain(`Done by ${sam.mention}`);
    expect((await feed.next("task.corrected")).data).toMatchObject({ status: "completed", counts: [{ minutes: 20 }] });
    await feed.close();
    const shown = await noor.slash("/task show", { task });
    expect(shown.text()).toContain(`${noor.mention} put it right: ${sam.mention} did it`);
    expect(shown.text()).toContain("Mia pressed for him");
    await noor.click(card, "Undo");
    expect(card.text()).toContain(`Done by ${mia.mention}`);

    const notDone = await noor.slash("/task correct", { ...wish, verdict: "not_done" });
    expect(notDone.text()).not.toContain("Done by");
    expect((await noor.slash("/task show", { task })).text()).toContain("put it right: it was not done");
  });
});
