import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("a task from Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Mia adds the dishes, Sam claims them and does them, and the dashboard knows", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];

    const card = (await mia.slash("/task add", { title: "Dishes", due: "tomorrow 18:00" })).message;
    expect(card.text()).toContain("Dishes");
    expect(card.text()).toContain("<t:1795712400:f>");

    await sam.click(card, "Claim");
    expect(card.text()).toContain(`With ${sam.mention}`);
    await sam.click(card, "Done");
    expect(card.text()).toContain("Done! 15 minutes credited.");
    expect(card.buttons().map(({ label }) => label)).toEqual(["Undo"]);

    const { status, body } = await platform.get(`/api/v1/guilds/${house.id}/tasks`, await platform.tokenOf(mia));
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ title: "Dishes", status: "completed", doers: [{ userId: sam.id, displayName: "Sam" }] }] });
  });

  test("the slower of two is told privately who has it, and the card stays as it is", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    const card = (await mia.slash("/task add", { title: "Dishes" })).message;

    await mia.slash("/task claim", { task: await mia.choose("/task claim", "task", "dish") });
    const answer = await sam.click(card, "Claim");
    expect(answer.ephemeral).toBe(true);
    expect(answer.text()).toContain(`${mia.mention} has that task already`);
  });

  test("a Dutch member is refused in Dutch, and what was typed cannot ping or format", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"] });
    const noor = house.addMember("Noor", { locale: "nl" });

    const card = (await noor.slash("/task add", { title: "@everyone **<@1>** `x`" })).message;
    expect(card.pings).toEqual({ everyone: false, users: [], roles: [] });
    expect((await noor.slash("/task add", { title: "Afwas", due: "ooit" })).text()).toContain("Die datum kon ik niet lezen");
    expect((await noor.slash("/task done", { task: "zomaar iets" })).text()).toContain("kies er een uit de lijst");
  });

  test("a card of another guild, or of a task that never was, is answered kindly", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia"] });
    const neighbours = await platform.discord.guild("Elm Street", { members: ["Zoe"] });
    const mia = house.member("Mia");
    await mia.slash("/task add", { title: "Dishes" });
    const dishes = await mia.choose("/task done", "task", "Dishes");

    const answer = await neighbours.member("Zoe").slash("/task done", { task: dishes });
    expect(answer.text()).toBe("There is no such task here (any more).");
    expect(await neighbours.member("Zoe").autocomplete("/task done", "task", "")).toEqual([]);
  });

  test("who may not do it is told so: somebody else's task needs a manager", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const [sam, noor] = [house.member("Sam"), house.member("Noor")];
    const card = (await house.member("Mia").slash("/task add", { title: "Dishes" })).message;
    await house.member("Mia").click(card, "Claim");

    expect((await sam.click(card, "Done")).text()).toContain("You may not do that here");
    await noor.click(card, "Done");
    expect(card.text()).toContain(`Done by ${noor.mention}`);
  });
});
