import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { GuildId } from "@chorestree/atoms/guild";
import { backbones, jobSchema, jobsOn } from "@chorestree/test/backbone";
import type { Database } from "../database/database.js";
import { JobRow } from "./job.entity.js";
import { DatabaseTime } from "./shared-time.js";

const [ours, theirs] = [GuildId.parse("1"), GuildId.parse("2")];
const later = new Date("2100-01-01");

describe.each(backbones())("the agenda on $name", ({ open }) => {
  let database: Database;
  let on: ReturnType<typeof jobsOn>;
  let seen: JobRow;
  const name = { kind: "sample.count", subject: randomUUID() };

  beforeEach(async () => {
    database = await open(jobSchema);
    on = jobsOn(database, new DatabaseTime(database));
    await plan(ours);
    const [row] = await on.agenda.next(1);
    if (!row) throw new Error("nothing is planned");
    seen = row;
  });
  afterEach(() => database.close());

  const within = <T>(body: () => Promise<T>, guildId = ours) => on.unitOfWork.run(guildId, "a test", body);
  const plan = (guildId: GuildId) => within(() => on.jobs.plan({ ...name, dueAt: new Date(0) }), guildId);
  const stored = () => database.dataSource.getRepository(JobRow).findOneByOrFail({ guildId: ours });
  const putOff = () => within(() => on.agenda.putOff(seen, "bug", later));

  test("of two who saw the same failure one notes it", async () => {
    await putOff();
    await putOff();
    expect(await stored()).toMatchObject({ attempts: 1, lastError: "bug", tryAt: later });
  });

  test("what was put off or planned anew since it was seen is not taken, and a failure of then is not held against it", async () => {
    expect(await within(() => on.agenda.take(seen))).toBe(true);
    await putOff();
    expect(await within(() => on.agenda.take(seen))).toBe(false);
    await plan(ours);
    expect(await within(() => on.agenda.take(seen))).toBe(false);
    await putOff();
    expect(await stored()).toMatchObject({ attempts: 0, lastError: null });
    expect(await within(() => on.agenda.strike(seen))).toBe(false);
  });

  test("the neighbours' plan for the same subject is another one", async () => {
    await plan(theirs);
    await within(() => on.jobs.cancel(name));
    expect(await within(() => on.jobs.planned(name))).toBeNull();
    expect(await within(() => on.jobs.planned(name), theirs)).toEqual(new Date(0));
    const [row] = await on.agenda.next(2);
    await within(() => on.agenda.strike(row ?? seen));
    expect(await within(() => on.jobs.planned(name), theirs)).toEqual(new Date(0));
  });
});
