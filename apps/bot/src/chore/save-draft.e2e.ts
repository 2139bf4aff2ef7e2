import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("a chore that comes back, from Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("what Mia typed is shown as it was understood, put right, saved, and its task opens on its day", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];

    const card = (await mia.slash("/chore add", { title: "Bins", repeat: "every monday 7pm", effort: 10 })).message;
    expect(card.text()).toContain("every week on Monday at 19:00");
    expect(card.text().match(/<t:\d+:f>/g)).toHaveLength(5);
    expect((await sam.slash("/chore list")).text()).toContain("There are no chores yet");

    const form = await mia.click(card, "Say it otherwise");
    await mia.submit(form, { repeat: "every other thursday 8pm" });
    expect(card.text()).toContain("every 2 weeks on Thursday at 20:00");
    await mia.click(card, "Save");
    expect(card.text()).toContain("Chore saved");
    expect(card.text()).toContain("every 2 weeks on Thursday at 20:00");

    platform.clock.advance({ hours: 24 });
    await platform.jobsDone();
    const list = await sam.slash("/task list");
    expect(list.text()).toContain("Bins");
    const task = await sam.click(list, "Show");
    await sam.click(task, "Claim");
    await sam.click(task, "Done");
    expect(task.message.text()).toContain("Done! 10 minutes credited.");
  });

  test("it is saved once, and only by who may", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const card = (await house.member("Mia").slash("/chore add", { title: "Bins", repeat: "every day" })).message;
    expect((await house.member("Sam").click(card, "Save")).text()).toContain("You may not do that here");
    await house.member("Noor").click(card, "Save");
    const again = await house.member("Mia").slash("/chore add", { title: "Paper", repeat: "every day" });
    await Promise.all([house.member("Mia").click(again, "Save"), house.member("Noor").click(again, "Save")]);
    const list = (await house.member("Sam").slash("/chore list")).text();
    expect(list.match(/Paper/g)).toHaveLength(1);
  });

  test("what cannot be read is refused with examples, in Dutch too, and nothing is kept", async () => {
    const platform = await startPlatform();
    (await platform.discord.guild("Elm Street", { members: ["Zoe"] })).addMember("Noor", { locale: "nl" });
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Noor"], managers: ["Noor"] });
    const [mia, noor] = [house.member("Mia"), house.member("Noor")];
    const refusal = (await mia.slash("/chore add", { title: "Bins", repeat: "every monday sometimes" })).text();
    expect(refusal).toContain("I could not read “sometimes” as how often it comes back. Try “every monday and thursday at 7pm”");
    expect((await noor.slash("/chore add", { title: "Ramen", repeat: "elke seconde" })).text()).toContain(
      "Ik kon “elke seconde” niet lezen",
    );
    expect((await noor.slash("/chore list")).text()).toContain("There are no chores yet");
  });

  test("a chore is changed, rests, comes back and is put away by its commands", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"] });
    const mia = house.member("Mia");
    await mia.click(await mia.slash("/chore add", { title: "Bins", repeat: "every day" }), "Save");
    const chore = await mia.choose("/chore edit", "chore", "bin");

    expect((await mia.slash("/chore edit", { chore, title: "Paper bins", overdue: "miss" })).text()).toContain("It counts as missed");
    const draft = await mia.slash("/chore edit", { chore, repeat: "the last day of the month" });
    await mia.click(draft, "Save");
    expect(draft.message.text()).toContain("every month on the last day");
    expect((await mia.slash("/chore pause", { chore })).text()).toContain("Paused");
    expect((await mia.slash("/chore pause", { chore })).text()).toContain("the chore is “Paused”");
    expect((await mia.slash("/chore resume", { chore })).text()).toContain("Next:");
    expect((await mia.slash("/chore archive", { chore })).text()).toContain("Archived");
  });
});
