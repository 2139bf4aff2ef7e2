import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import { MemberNotFound } from "@chorestree/atoms/member";
import { Metrics } from "@chorestree/core/metrics";
import { createLogger } from "@chorestree/core/logging";
import { InProcessBus } from "@chorestree/events/bus";
import { topologyOf } from "@chorestree/events/consume";
import { OutboxRow } from "@chorestree/events/outbox";
import { backbones, eventually } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";
import { background } from "../composition/background.js";
import { REACTIONS } from "../composition/reactions.js";
import { LeaveRotaWhenMemberLeft } from "./leave-rota-when-member-left.reaction.js";

const logger = createLogger({ log: { level: "silent", pretty: false } });

describe.each(backbones())("the rota on $name", (backbone) => {
  const aHouse = houses(backbone);
  const join = (house: House, name: string, whom = name) =>
    house.organisms.joinRota.execute(house.as(name).press(), whom === name ? {} : { memberId: house.as(whom).userId });
  const rotaOf = async (house: House) =>
    (await house.organisms.showRota.execute(house.as("Noor").press())).members.map(
      ({ member, weight, awayUntil }) => `${member.displayName} ${weight}${awayUntil === null ? "" : ` until ${awayUntil}`}`,
    );
  const told = async (house: House, name: string) =>
    (await house.events()).filter((event) => event.name === name).map(({ data, actor }) => ({ ...data, actor }));

  /** What follows from all that was recorded so far has happened when this resolves. */
  const settle = async (house: House) => {
    const { observer, random, database } = house.backbone;
    const bus = new InProcessBus({ topology: topologyOf(REACTIONS), random, logger });
    const running = background(house.container, { bus, observer, metrics: new Metrics(), logger });
    await eventually(async () => (await database.dataSource.getRepository(OutboxRow).count()) === 0);
    await running.stop();
    await bus.close();
  };

  test("people stand in the order in which they joined, with a whole share; once is enough", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const { memberId } = house.as("Sam");
    expect(await join(house, "Sam")).toEqual({ memberId, weight: 100 });
    house.clock.advance({ minutes: 1 });
    await join(house, "Noor", "Mia");
    expect(await rotaOf(house)).toEqual(["Sam 100", "Mia 100"]);
    await expect(join(house, "Sam")).rejects.toMatchObject({ code: "rota.already_on", params: { holderId: memberId } });
    expect(await told(house, "rota.joined")).toEqual([
      { memberId, weight: 100, actor: memberId },
      { memberId: house.as("Mia").memberId, weight: 100, actor: house.as("Noor").memberId },
    ]);
  });

  test("a member puts on and takes off nobody but themselves, and gives nobody a share; a manager does", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const { joinRota, leaveRota, weightRota } = house.organisms;
    const [mia, sam, noor] = [house.as("Mia"), house.as("Sam"), house.as("Noor")];
    await expect(join(house, "Sam", "Mia")).rejects.toBeInstanceOf(PermissionDenied);
    await joinRota.execute(mia.press(), { memberId: mia.memberId });
    await expect(leaveRota.execute(sam.press(), { memberId: mia.memberId })).rejects.toBeInstanceOf(PermissionDenied);
    await expect(weightRota.execute(mia.press(), { memberId: mia.memberId, weight: 0 })).rejects.toBeInstanceOf(PermissionDenied);
    await weightRota.execute(noor.press(), { memberId: mia.userId, weight: 50 });
    expect(await rotaOf(house)).toEqual(["Mia 50"]);
    await leaveRota.execute(noor.press(), { memberId: mia.userId });
    expect(await rotaOf(house)).toEqual([]);
    expect(await told(house, "rota.weighted")).toEqual([{ memberId: mia.memberId, weight: 50, actor: noor.memberId }]);
    expect(await told(house, "rota.left")).toEqual([{ memberId: mia.memberId, actor: noor.memberId }]);
  });

  test("who is not on the rota cannot leave it and has no share; who is not in this server cannot join", async () => {
    const house = await aHouse({ members: ["Mia", "Noor"], managers: ["Noor"] });
    const neighbours = await house.neighbours({ members: ["Ann", "Bob", "Zoe"] });
    const { joinRota, leaveRota, weightRota, recogniseMember } = house.organisms;
    const [mia, noor, zoe] = [house.as("Mia"), house.as("Noor"), neighbours.as("Zoe")];
    const notOn = { code: "rota.not_on", params: { holderId: mia.memberId } };
    await expect(leaveRota.execute(mia.press(), {})).rejects.toMatchObject(notOn);
    await expect(weightRota.execute(noor.press(), { memberId: mia.memberId, weight: 50 })).rejects.toMatchObject(notOn);
    await recogniseMember.left({ guildId: house.guildId, userId: mia.userId });
    for (const memberId of [mia.userId, zoe.memberId, zoe.userId])
      await expect(joinRota.execute(noor.press(), { memberId })).rejects.toBeInstanceOf(MemberNotFound);
    expect(await rotaOf(house)).toEqual([]);
  });

  test("of many who put one member on at once, one does", async () => {
    const house = await aHouse({ members: ["Mia", "Noor"], managers: ["Noor"] });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => join(house, n % 2 ? "Mia" : "Noor", "Mia")));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await told(house, "rota.joined")).toHaveLength(1);
  });

  test("says who is away today, by themselves or with the house", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    for (const name of ["Mia", "Sam"]) {
      await join(house, name);
      house.clock.advance({ minutes: 1 });
    }
    const { createAbsence } = house.organisms;
    await createAbsence.execute(house.as("Mia").press(), { to: "saturday" });
    expect(await rotaOf(house)).toEqual(["Mia 100 until 2026-11-28", "Sam 100"]);
    await createAbsence.execute(house.as("Noor").press(), { house: true, to: "tomorrow" });
    expect(await rotaOf(house)).toEqual(["Mia 100 until 2026-11-28", "Sam 100 until 2026-11-26"]);
  });

  test("who leaves the server is off the rota, told once; who returns joins anew", async () => {
    const house = await aHouse({ members: ["Mia", "Sam", "Noor"], managers: ["Noor"] });
    const [mia, noor] = [house.as("Mia"), house.as("Noor")];
    const { guildId, organisms } = house;
    for (const name of ["Mia", "Sam"]) await join(house, name);
    for (let heard = 0; heard < 2; heard++) await organisms.recogniseMember.left({ guildId, userId: mia.userId });
    await settle(house);

    expect(await rotaOf(house)).toEqual(["Sam 100"]);
    const gone = [{ memberId: mia.memberId, actor: null }];
    expect(await told(house, "member.left")).toEqual(gone);
    expect(await told(house, "rota.left")).toEqual(gone);
    await organisms.recogniseMember.execute(
      { guildId, userId: mia.userId, displayName: "Mia", roleIds: [] },
      { locale: "en", timeZone: "Europe/Amsterdam" },
    );
    expect(await rotaOf(house)).toEqual(["Sam 100"]);
    house.clock.advance({ minutes: 1 });
    await organisms.joinRota.execute(noor.press(), { memberId: mia.memberId });
    expect(await rotaOf(house)).toEqual(["Sam 100", "Mia 100"]);
  });

  test("a departure that is heard of late does not take off who came back and joined anew", async () => {
    const house = await aHouse({ members: ["Mia", "Noor"], managers: ["Noor"] });
    const { memberId } = house.as("Mia");
    const reaction = house.container.get(LeaveRotaWhenMemberLeft);
    const occurredAt = house.clock.now().toISOString();
    house.clock.advance({ minutes: 1 });
    await join(house, "Mia");
    const late = { data: { memberId }, occurredAt, cause: { memberId: null, correlationId: "c" } } as never;
    await house.within(() => reaction.handle(late));
    expect(await rotaOf(house)).toEqual(["Mia 100"]);
  });

  test("the table itself refuses a share out of range, and who is no member", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { dataSource } = house.backbone.database;
    const put = (memberId: string, weight: number) =>
      dataSource.query("INSERT INTO participant VALUES ($1, $2, $3, now())", [house.guildId, memberId, weight]);
    await expect(put(house.as("Mia").memberId, 1001)).rejects.toThrow("participant_weight_range");
    await expect(put("0193a1b2-0000-7000-8000-000000000009", 100)).rejects.toThrow("participant_member_fkey");
  });
});
