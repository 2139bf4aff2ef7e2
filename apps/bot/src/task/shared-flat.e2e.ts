import { describe, expect, test } from "@jest/globals";
import { backbones } from "@chorestree/test/backbone";
import type { SimGuild, SimMember } from "@chorestree/test/discord-simulator";
import { platforms, type StagedPlatform } from "@chorestree/test/platform";

const FLATMATES = ["Mia", "Sam", "Noor", "Ali", "Zoe"];

/** Twelve chores, as Mia types them. */
const CHORES = [
  { title: "Dishes", repeat: "every day at 21:00", effort: 20, overdue: "miss" },
  { title: "Kitchen", repeat: "every monday and thursday at 20:00", effort: 30 },
  { title: "Bathroom", repeat: "every saturday 12:00", effort: 45, how: "round_robin" },
  { title: "Hoover", repeat: "every wednesday and sunday 18:00", effort: 30 },
  { title: "Bins", repeat: "every monday 22:00", effort: 10, how: "round_robin" },
  { title: "Paper", repeat: "every other friday 08:00", effort: 10 },
  { title: "Plants", repeat: "3 days after it was last done", effort: 10 },
  { title: "Groceries", repeat: "every friday 18:00", effort: 60, overdue: "pass", grace: 60 },
  { title: "Cat", repeat: "every day at 08:00 and 18:00", effort: 5, how: "open" },
  { title: "Laundry", repeat: "every sunday 10:00", effort: 40, how: "random" },
  { title: "Rent", repeat: "the last day of the month 12:00", effort: 5 },
  { title: "Windows", repeat: "every first saturday of the month 11:00", effort: 60 },
] as const;

/** Wednesday 24 March 2027, 9:30 in Amsterdam: on Sunday the clocks go forward. */
const DAYS_UNTIL_MARCH = 119;

class Flat {
  constructor(
    readonly platform: StagedPlatform,
    readonly guild: SimGuild,
  ) {}

  member = (name: string): SimMember => this.guild.member(name);

  async later(hours: number): Promise<void> {
    this.platform.clock.advance({ hours });
    await this.platform.jobsDone();
  }

  /** Who has the task of that title, as its card says. */
  async holderOf(title: string): Promise<string> {
    const zoe = this.member("Zoe");
    const card = (await zoe.slash("/task show", { task: await zoe.choose("/task show", "task", title) })).text();
    return FLATMATES.find((name) => card.includes(`With ${this.member(name).mention}`)) ?? "nobody";
  }

  async does(name: string, title: string): Promise<string> {
    const member = this.member(name);
    return (await member.slash("/task done", { task: await member.choose("/task done", "task", title) })).text();
  }
}

describe.each(backbones().slice(0, 1))("the week of a shared flat on $name", (backbone) => {
  const startPlatform = platforms(backbone);

  async function moveIn(): Promise<Flat> {
    const platform = await startPlatform();
    platform.clock.advance({ hours: 24 * DAYS_UNTIL_MARCH });
    const flat = new Flat(platform, await platform.discord.guild("Oak Street", { members: FLATMATES, managers: ["Mia"] }));
    for (const name of FLATMATES) await flat.member(name).slash("/rota join");
    const mia = flat.member("Mia");
    for (const chore of CHORES) await mia.click(await mia.slash("/chore add", chore), "Save");
    await platform.jobsDone();
    return flat;
  }

  test("five flatmates, twelve chores: everyone sees who does what and why, and it stays fair", async () => {
    const flat = await moveIn();
    const plan = (await flat.member("Sam").slash("/plan")).text();
    for (const title of ["Dishes", "Bathroom", "Groceries", "Hoover", "Laundry"]) expect(plan).toContain(title);
    for (const day of ["Wednesday 24 March", "Sunday 28 March"]) expect(plan).toContain(day);
    for (const name of FLATMATES) expect(plan).toContain(flat.member(name).mention);
    expect(plan).toContain("fair share");

    const zoe = flat.member("Zoe");
    const dishes = (await zoe.slash("/task show", { task: await zoe.choose("/task show", "task", "Dishes") })).text();
    expect(dishes).toContain(`It went to ${flat.member(await flat.holderOf("Dishes")).mention}`);
    expect(dishes).toContain("has the lowest balance");
  });

  test("who is away gets no turn, and the plan goes around them", async () => {
    const flat = await moveIn();
    await flat.member("Noor").slash("/away", { from: "today", to: "sunday" });
    // What was hers already is passed on by a group, a moment later.
    const plan = `{ guild(id: "${flat.guild.id}") { plan { tasks { day assignees { member { displayName } } } } } }`;
    const token = await flat.platform.tokenOf(flat.member("Mia"));
    await flat.platform.graphqlUntil(plan, token, (data) => {
      const { tasks } = (data as { guild: { plan: { tasks: { day: string; assignees: { member: { displayName: string } }[] }[] } } }).guild
        .plan;
      return tasks.every(({ day, assignees }) => day > "2027-03-28" || assignees[0]?.member.displayName !== "Noor");
    });
  });

  test("a swap: whoever does it is credited, and it shows in the balance", async () => {
    const flat = await moveIn();
    const holder = await flat.holderOf("Dishes");
    const helper = FLATMATES.find((name) => name !== holder) ?? "";
    const owner = flat.member(holder);
    const card = await owner.slash("/task swap", { task: await owner.choose("/task swap", "task", "Dishes"), with: flat.member(helper) });
    await flat.member(helper).click(card, "I take over");
    expect(await flat.holderOf("Dishes")).toBe(helper);
    expect(await flat.does(helper, "Dishes")).toContain("20 minutes credited");
    expect((await flat.member("Mia").slash("/plan")).text()).toContain(`${flat.member(helper).mention}: +16`);
  });

  test("dishes that nobody did are missed when the next ones open; groceries not fetched in time go to another", async () => {
    const flat = await moveIn();
    await flat.later(24);
    const dashboard = await flat.platform.get(
      `/api/v1/guilds/${flat.guild.id}/tasks?status=missed`,
      await flat.platform.tokenOf(flat.member("Mia")),
    );
    expect(dashboard.body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ title: "Dishes", status: "missed" })]),
    });

    await flat.later(24);
    const shopper = await flat.holderOf("Groceries");
    await flat.later(10);
    expect(await flat.holderOf("Groceries")).not.toBe(shopper);
  });

  test("on the Sunday on which the clocks go forward everything is due at its usual hour", async () => {
    const flat = await moveIn();
    const token = await flat.platform.tokenOf(flat.member("Mia"));
    const { body } = await flat.platform.get(`/api/v1/guilds/${flat.guild.id}/tasks?status=scheduled&limit=100`, token);
    const due = (title: string) =>
      (body as { items: { title: string; dueAt: string }[] }).items.filter((task) => task.title === title).map(({ dueAt }) => dueAt);
    expect(due("Dishes")).toEqual(
      expect.arrayContaining(["2027-03-27T20:00:00.000Z", "2027-03-28T19:00:00.000Z", "2027-03-29T19:00:00.000Z"]),
    );
    expect(due("Laundry")).toContain("2027-03-28T08:00:00.000Z");
  });
});
