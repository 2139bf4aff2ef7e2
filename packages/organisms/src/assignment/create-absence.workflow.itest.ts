import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import type { CreateAbsenceInput } from "@chorestree/atoms/assignment";
import { MemberNotFound } from "@chorestree/atoms/member";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";

describe.each(backbones())("absences on $name", (backbone) => {
  const aHouse = houses(backbone);
  const people = { members: ["Mia", "Sam", "Noor"], managers: ["Noor"] };
  const away = (house: House, name: string, input: CreateAbsenceInput) =>
    house.organisms.createAbsence.execute(house.as(name).press(), input);
  const end = (house: House, name: string, { absenceId }: Pick<Awaited<ReturnType<typeof away>>, "absenceId">) =>
    house.organisms.endAbsence.execute(house.as(name).press(), { absenceId });
  const listOf = async (house: House, input = {}) =>
    (await house.organisms.listAbsences.execute(house.as("Mia").press(), input)).items.map(
      ({ member, from, to }) => `${member?.displayName ?? "house"} ${from} ${to}`,
    );

  test("somebody is away on days of the guild's calendar; a manager says it of others and of the house", async () => {
    const house = await aHouse(people);
    const [mia, sam, noor] = [house.as("Mia"), house.as("Sam"), house.as("Noor")];
    const own = await away(house, "Mia", { from: "saturday", to: "monday", givenBack: true });
    expect(own).toMatchObject({ memberId: mia.memberId, from: "2026-11-28", to: "2026-11-30", givenBack: true });
    await away(house, "Noor", { memberId: sam.userId });
    await away(house, "Noor", { house: true, from: "24 dec", to: "26 dec" });
    for (const input of [
      { memberId: sam.memberId, from: "1 dec" },
      { house: true, from: "1 dec" },
    ])
      await expect(away(house, "Mia", input)).rejects.toBeInstanceOf(PermissionDenied);
    expect(await listOf(house)).toEqual(["Sam 2026-11-25 2026-11-25", "Mia 2026-11-28 2026-11-30"]);
    expect(await listOf(house, { from: "2026-11-30", to: "2026-12-31" })).toEqual([
      "Mia 2026-11-28 2026-11-30",
      "house 2026-12-24 2026-12-26",
    ]);
    const told = (await house.events()).filter(({ name }) => name === "absence.created");
    expect(told.map(({ data, actor }) => [data["memberId"], data["givenBack"], actor])).toEqual([
      [mia.memberId, true, mia.memberId],
      [sam.memberId, null, noor.memberId],
      [null, null, noor.memberId],
    ]);
  });

  test.each([
    [{ from: "saturday", to: "tomorrow" }, "absence.reversed"],
    [{ from: "2026-11-24" }, "absence.in_past"],
    [{ from: "tomorrow", to: "2027-11-27" }, "absence.too_long"],
    [{ from: "when it rains" }, "day.unreadable"],
    [{ from: "tomorrow 18:00" }, "day.unreadable"],
    [{ from: "30 nov", to: "5 dec" }, "absence.overlaps"],
    [{ house: true, memberId: "4242" }, "absence.two_subjects"],
  ])("%j is refused with %s, and nothing is kept", async (input, code) => {
    const house = await aHouse(people);
    await away(house, "Noor", { from: "1 dec" });
    await expect(away(house, "Noor", input as CreateAbsenceInput)).rejects.toMatchObject({ code });
    expect(await listOf(house, { from: "2026-11-01", to: "2027-01-31" })).toEqual(["Noor 2026-12-01 2026-12-01"]);
  });

  test("an absence may overlap somebody else's, and the house's", async () => {
    const house = await aHouse(people);
    for (const [name, input] of [
      ["Mia", {}],
      ["Sam", {}],
      ["Noor", { house: true }],
    ] as const)
      await away(house, name, input);
    expect(await listOf(house)).toHaveLength(3);
    await expect(away(house, "Noor", { house: true })).rejects.toMatchObject({ code: "absence.overlaps" });
  });

  test("of many that overlap, said at once, one is kept", async () => {
    const house = await aHouse(people);
    const outcomes = await Promise.allSettled(
      ["1 dec", "2 dec", "3 dec", "4 dec", "5 dec", "6 dec"].map((from) => away(house, "Mia", { from, to: "7 dec" })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listOf(house)).toHaveLength(1);
  });

  test("who is not in this server is not away from it, and what is next door is not found here", async () => {
    const house = await aHouse(people);
    const neighbours = await house.neighbours({ members: ["Ann", "Bob", "Cas", "Zoe"], managers: ["Zoe"] });
    const zoe = neighbours.as("Zoe");
    for (const memberId of [zoe.memberId, zoe.userId])
      await expect(away(house, "Noor", { memberId })).rejects.toBeInstanceOf(MemberNotFound);
    const theirs = await away(neighbours, "Zoe", {});
    await expect(end(house, "Noor", theirs)).rejects.toMatchObject({ code: "absence.not_found" });
    expect(await listOf(house)).toEqual([]);
  });

  test("who is back is there today: the days that have been stay, what had not begun is gone, and what is over is over", async () => {
    const house = await aHouse(people);
    const { memberId } = house.as("Mia");
    const running = await away(house, "Mia", { to: "monday" });
    const coming = await away(house, "Mia", { from: "24 dec" });
    house.clock.advance({ hours: 48 });
    for (const absence of [running, coming]) await expect(end(house, "Sam", absence)).rejects.toBeInstanceOf(PermissionDenied);
    expect(await end(house, "Mia", running)).toMatchObject({ from: "2026-11-25", to: "2026-11-26" });
    expect(await end(house, "Noor", coming)).toMatchObject({ to: null });
    expect(await listOf(house, { from: "2026-11-01", to: "2026-12-31" })).toEqual(["Mia 2026-11-25 2026-11-26"]);
    await expect(end(house, "Mia", running)).rejects.toMatchObject({ code: "absence.over" });
    await expect(end(house, "Mia", coming)).rejects.toMatchObject({ code: "absence.not_found" });
    expect((await house.events()).filter(({ name }) => name === "absence.ended").map(({ data }) => data)).toEqual([
      { absenceId: running.absenceId, memberId, from: "2026-11-25", to: "2026-11-26" },
      { absenceId: coming.absenceId, memberId, from: "2026-12-24", to: null },
    ]);
    // And the days given up may be taken again.
    await away(house, "Mia", { to: "monday" });
  });

  test("the house is back when a manager says so", async () => {
    const house = await aHouse(people);
    const absence = await away(house, "Noor", { house: true, to: "monday" });
    await expect(end(house, "Mia", absence)).rejects.toBeInstanceOf(PermissionDenied);
    await end(house, "Noor", absence);
    expect(await listOf(house)).toEqual([]);
  });

  test("today is the guild's: an hour past midnight there, yesterday is over", async () => {
    const house = await aHouse({ ...people, timeZone: "Pacific/Auckland" });
    const absence = await away(house, "Mia", {});
    expect(absence.from).toBe("2026-11-25");
    house.clock.advance({ hours: 2 });
    await expect(end(house, "Mia", absence)).rejects.toMatchObject({ code: "absence.over" });
    await expect(away(house, "Mia", { from: "2026-11-25" })).rejects.toMatchObject({ code: "absence.in_past" });
  });

  test("what is asked for runs forwards, for a year at most", async () => {
    const house = await aHouse(people);
    await expect(listOf(house, { from: "2026-12-02", to: "2026-12-01" })).rejects.toMatchObject({ code: "absence.reversed" });
    await expect(listOf(house, { from: "2026-12-02", to: "2027-12-03" })).rejects.toMatchObject({ code: "absence.too_long" });
  });
});
