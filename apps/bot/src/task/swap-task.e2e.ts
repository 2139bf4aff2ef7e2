import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("swapping in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);
  const labels = (card: { buttons(): { label: string }[] }) => card.buttons().map(({ label }) => label);

  test("Mia asks Sam, who says no; she asks everybody, and Noor takes over", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia", "Sam"] });
    const [mia, sam, noor] = [house.member("Mia"), house.member("Sam"), house.member("Noor")];
    const feed = await platform.follow(house.id, await platform.tokenOf(mia));
    await mia.click(await mia.slash("/task add", { title: "Dishes" }), "Claim");
    const task = await mia.choose("/task swap", "task", "dish");

    const asked = await mia.slash("/task swap", { task, with: sam });
    expect(asked.text()).toContain(`Offered to ${sam.mention}`);
    expect(labels(asked)).toEqual(["I take over", "No, thanks", "Done", "I do it after all"]);
    expect((await noor.click(asked, "I take over")).text()).toBe("It was somebody else who was asked.");
    await sam.click(asked, "No, thanks");
    expect(asked.text()).toContain(`With ${mia.mention}`);

    const open = await mia.slash("/task swap", { task, hours: 2 });
    expect(labels(open)).toEqual(["I take over", "Done", "I do it after all"]);
    await noor.click(open, "I take over");
    expect(open.text()).toContain(`With ${noor.mention}`);
    expect(labels(open)).toContain("Undo");
    expect((await feed.next("task.swapped")).data).toMatchObject({ assigneeId: expect.any(String), previousId: expect.any(String) });
    await feed.close();
    expect((await sam.click(asked, "Done")).text()).toContain("You may not do that here");
  });

  test("an offer that ran out does nothing any more, and a withdrawn one neither", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    await mia.click(await mia.slash("/task add", { title: "Dishes" }), "Claim");
    const task = await mia.choose("/task swap", "task", "dish");
    const late = await mia.slash("/task swap", { task, hours: 1 });
    platform.clock.advance({ hours: 1 });
    expect((await sam.click(late, "I take over")).text()).toBe("That task is not on offer any more.");
    const card = await mia.slash("/task swap", { task });
    await mia.click(card, "I do it after all");
    expect(labels(card)).toEqual(["Start", "Done", "Give back"]);
  });
});
