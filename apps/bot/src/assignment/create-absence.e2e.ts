import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import { platforms } from "@chorestree/test/platform";

/** A day as a card shows it: noon in Amsterdam, in winter. */
const day = (iso: string) => `<t:${Date.parse(`${iso}T11:00:00Z`) / 1000}:D>`;

describe.each(backbones())("being away, in Discord on $name", (backbone) => {
  const startPlatform = platforms(backbone);
  const oakStreet = async () => {
    const platform = await startPlatform();
    const house = await platform.discord.guild("Oak Street", { members: ["Noor", "Mia", "Sam"], managers: ["Noor"] });
    return { platform, house, noor: house.member("Noor"), mia: house.member("Mia"), sam: house.member("Sam") };
  };

  test("Mia is away from Saturday to Monday, the rota says so, and on Sunday she is back", async () => {
    const { platform, house, mia, sam } = await oakStreet();
    const live = await platform.follow(house.id, await platform.tokenOf(mia), 0, ["absence"]);
    await mia.slash("/rota join");
    const card = await mia.slash("/away", { from: "saturday", to: "monday", give_back: true });
    expect(card.text()).toContain(`${mia.mention} · ${day("2026-11-28")} to ${day("2026-11-30")}`);
    expect(card.text()).toContain("Turns that come meanwhile are made up for later");
    expect((await sam.slash("/rota show")).text()).not.toContain("away");

    platform.clock.advance({ hours: 4 * 24 });
    expect((await sam.slash("/rota show")).text()).toContain(`${mia.mention} · whole share · 🌴 away until ${day("2026-11-30")}`);
    expect((await sam.slash("/away")).text()).toContain(`${mia.mention}** · 🌴 Away now`);
    expect((await sam.click(card, "I am back")).text()).toContain("You may not do that here");
    await mia.click(card, "I am back");
    expect(card.text()).toContain("given turns again from today");
    expect(card.text()).toContain(day("2026-11-28"));
    expect((await sam.slash("/rota show")).text()).not.toContain("away");
    expect((await live.nextEvents(2)).map(({ name, data }) => [name, data?.["to"]])).toEqual([
      ["absence.created", "2026-11-30"],
      ["absence.ended", "2026-11-28"],
    ]);
    await live.close();
  });

  test("a manager says it of others and of the house; the list shows who is away now and soon, and ends what did not happen", async () => {
    const { noor, mia, sam } = await oakStreet();
    expect((await mia.slash("/away")).text()).toContain("Nobody is away");
    await noor.slash("/away", { member: sam });
    expect((await noor.slash("/away", { house: true, from: "10 dec", to: "12 dec" })).text()).toContain("The whole house");
    expect((await mia.slash("/away", { member: sam, from: "10 dec" })).text()).toContain("You may not do that here");
    expect((await mia.slash("/away", { house: true })).text()).toContain("You may not do that here");

    const list = await noor.slash("/away");
    expect(list.text()).toMatch(new RegExp(`${sam.mention}\\*\\* · 🌴 Away now[\\s\\S]*The whole house\\*\\* · 🗓️ Away soon`));
    expect(list.message.pings).toEqual({ everyone: false, users: [], roles: [] });
    await noor.click(list, "End");
    expect(list.text()).not.toContain(sam.mention);
    expect(list.text()).toContain("The whole house");
  });

  test("what cannot be is refused by name, in the language of whoever asks", async () => {
    const { house, mia } = await oakStreet();
    const daan = house.addMember("Daan", { locale: "nl" });
    await daan.slash("/away", { from: "maandag", to: "vrijdag" });
    expect((await daan.slash("/away", { from: "1 december" })).text()).toBe(
      `Dat overlapt met een andere afwezigheid, van ${day("2026-11-30")} tot en met ${day("2026-12-04")}. Beëindig die eerst, of kies andere dagen.`,
    );
    expect((await daan.slash("/away", { from: "als het **regent**" })).text()).toContain("regent\\*\\*” niet lezen");
    expect((await mia.slash("/away", { from: "saturday", to: "tomorrow" })).text()).toContain(
      `${day("2026-11-26")} comes before ${day("2026-11-28")}`,
    );
    expect((await mia.slash("/away", { from: "2026-11-01" })).text()).toContain(`${day("2026-11-01")} has gone by`);
    expect((await mia.slash("/away", { to: "2028-01-01" })).text()).toContain("longer than 366 days");
  });
});
