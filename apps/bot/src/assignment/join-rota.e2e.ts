import { describe, expect, test } from "@jest/globals";
import { backbones, eventually } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

describe.each(backbones())("the rota, in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  test("Mia joins, Noor puts Sam on with half a share, Sam leaves by the card; a dashboard hears of it all", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia", "Sam"], managers: ["Noor"] });
    const [noor, mia, sam] = [house.member("Noor"), house.member("Mia"), house.member("Sam")];
    const live = await platform.follow(house.id, await platform.tokenOf(mia), 0, ["rota"]);

    expect((await mia.slash("/rota show")).text()).toContain("Nobody takes turns yet");
    const joined = await mia.slash("/rota join");
    expect(joined.text()).toContain(`${mia.mention} takes turns from now on`);
    expect(joined.text()).toContain(`1. ${mia.mention} · whole share`);
    expect(joined.message.pings).toEqual({ everyone: false, users: [], roles: [] });
    expect((await mia.slash("/rota join")).text()).toBe(`${mia.mention} is on the rota already.`);

    platform.clock.advance({ minutes: 1 });
    await noor.slash("/rota join", { member: sam });
    const card = await noor.slash("/rota weight", { member: sam, share: 50 });
    expect(card.text()).toContain(`The share of ${sam.mention} is 50 % from now on`);
    expect(card.text()).toMatch(new RegExp(`1\\. ${mia.mention} · whole share\\n2\\. ${sam.mention} · 50 % of a share`));
    await sam.click(card, "Leave");
    expect(card.text()).toContain(`${sam.mention} takes no more turns`);
    expect(card.text()).not.toContain("50 %");
    await noor.click(card, "Join");
    expect(card.text()).toContain(`2. ${noor.mention} · whole share`);

    const names = (await live.nextEvents(5)).map(({ name }) => name);
    expect(names).toEqual(["rota.joined", "rota.joined", "rota.weighted", "rota.left", "rota.joined"]);
    await live.close();
  });

  test("what a member may not do for others is refused, in their own language", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia", "Sam"], managers: ["Noor"] });
    const [mia, sam] = [house.addMember("Daan", { locale: "nl" }), house.member("Sam")];
    for (const [command, options] of [
      ["/rota join", { member: sam }],
      ["/rota weight", { member: sam, share: 0 }],
    ] as const)
      expect((await mia.slash(command, options)).text()).toBe("Dat mag je hier niet. Wie de server mag beheren wel.");
    expect((await mia.slash("/rota leave")).text()).toBe(`${mia.mention} doet niet mee.`);
  });

  test("who leaves the server is off the rota", async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia", "Sam"], managers: ["Noor"] });
    const [mia, sam] = [house.member("Mia"), house.member("Sam")];
    await mia.slash("/rota join");
    await sam.slash("/rota join");
    house.removeMember("Sam");
    await eventually(async () => !(await mia.slash("/rota show")).text().includes(sam.mention));
    expect((await mia.slash("/rota show")).text()).toContain(mia.mention);
  });
});
