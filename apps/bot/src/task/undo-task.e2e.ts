import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("taking back in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);
  const labels = (card: { buttons(): { label: string }[] }) => card.buttons().map(({ label }) => label);

  test("Mia presses Done too early and Undo at once: the card, the feed and the report are as before", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const mia = house.member("Mia");
    const token = await platform.tokenOf(mia);
    const feed = await platform.follow(house.id, token);
    const card = await mia.slash("/task add", { title: "Dishes", effort: 20 });
    await mia.click(card, "Start");
    expect(labels(card)).toEqual(["Done", "Give back", "Undo"]);
    await mia.click(card, "Done");
    expect((await house.member("Sam").click(card, "Undo")).text()).toContain(`That was ${mia.mention}'s act`);
    await mia.click(card, "Undo");
    expect(card.text()).toContain("took the last act back");
    expect(card.text()).toContain("In progress");
    expect(labels(card)).toEqual(["Done", "Give back"]);
    expect((await feed.next("task.reversed")).data).toMatchObject({ act: "task.complete", status: "in_progress", counts: [] });
    await feed.close();

    const report = `{ guild(id: "${house.id}") { workReport(from: "2026-11-25", to: "2026-11-25") { rows { completed minutes } } } }`;
    const none = { guild: { workReport: { rows: [] } } };
    expect(await platform.graphqlUntil(report, token, (data) => JSON.stringify(data) === JSON.stringify(none))).toEqual(none);
  });

  test("an Undo under an older act does nothing once somebody has acted since, and says what", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    await mia.slash("/task add", { title: "Dishes" });
    const claimed = await mia.slash("/task claim", { task: await mia.choose("/task claim", "task", "dish") });
    await mia.slash("/task release", { task: await mia.choose("/task release", "task", "dish") });
    await sam.slash("/task claim", { task: await sam.choose("/task claim", "task", "dish") });
    expect((await mia.click(claimed, "Undo")).text()).toContain(
      `not the last act any more, so it stays. The last is: ${sam.mention} took it.`,
    );
    const back = await sam.slash("/task undo", { task: await sam.choose("/task undo", "task", "dish") });
    expect(back.text()).toContain("Nobody has it yet");
  });
});
