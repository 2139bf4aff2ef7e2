import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("a chore after another one, from Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("the dryer two hours after the washer: Sam washes, the dryer waits its time, and goes again when that is taken back", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    await mia.slash("/chore add", { title: "Washer" });
    const washer = await mia.choose("/chore add", "after", "wash");
    const card = await mia.slash("/chore add", { title: "Dryer", after: washer, delay: "2 uur" });
    expect(card.text()).toContain("After Washer, 2 hours");

    const wash = await sam.slash("/task add", { chore: washer });
    await sam.click(wash, "Claim");
    await sam.click(wash, "Done");
    const list = async () => (await sam.slash("/task list")).text();
    platform.clock.advance({ minutes: 119 });
    await platform.jobsDone();
    expect(await list()).not.toContain("Dryer");
    platform.clock.advance({ minutes: 1 });
    await platform.jobsDone();
    expect(await list()).toContain("Dryer");

    await mia.click(wash, "Undo");
    expect(await list()).not.toContain("Dryer");
    const gone = await mia.slash("/task show", { task: await mia.choose("/task show", "task", "dry") });
    expect(gone.text()).toContain("What it came of was taken back");
    await sam.click(wash, "Done");
    platform.clock.advance({ hours: 2 });
    await platform.jobsDone();
    const dryer = await sam.click(await mia.slash("/task list"), "Show");
    await sam.click(dryer, "Claim");
    await sam.click(dryer, "Done");
    expect(dryer.message.text()).toContain("Done!");
  });

  test("it follows one more, then none, and comes back by itself; a circle is refused by name, and what is no length of time in words", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"] });
    const mia = house.member("Mia");
    await mia.slash("/chore add", { title: "Washer" });
    await mia.slash("/chore add", { title: "Spinner" });
    const [washer, spinner] = [await mia.choose("/chore edit", "chore", "wash"), await mia.choose("/chore edit", "chore", "spin")];
    await mia.slash("/chore add", { title: "Dryer", after: washer, delay: "1 day" });
    const dryer = await mia.choose("/chore edit", "chore", "dry");
    const edit = async (input: Record<string, string>) => (await mia.slash("/chore edit", { chore: dryer, ...input })).text();

    expect(await edit({ after: spinner })).toContain("After Washer, 1 day + Spinner, at once");
    expect(await edit({ after: spinner, delay: "later on" })).toContain("I could not read “later on” as how long after");
    expect(await edit({ after: spinner, delay: "5 weeks" })).toContain("at most 30 days after");
    expect(await edit({ delay: "2h" })).toContain("“after”");
    expect((await mia.slash("/chore edit", { chore: washer, after: dryer })).text()).toContain("Washer → Dryer → Washer");
    expect(await edit({ repeat: "every day" })).toContain("not both");
    expect(await edit({ after: await mia.choose("/chore edit", "after", "none") })).not.toContain("After Washer");
    await mia.click(await mia.slash("/chore edit", { chore: dryer, repeat: "every day" }), "Save");
    expect(await edit({ after: washer })).toContain("not both");
    expect(await edit({ repeat: "none" })).not.toContain("every day");
    expect(await edit({ after: washer })).toContain("After Washer, at once");
  });
});
