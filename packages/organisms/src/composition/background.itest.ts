import { expect, test } from "@jest/globals";
import { openDatabase } from "@chorestree/core/database";
import { createLogger } from "@chorestree/core/logging";
import { Metrics } from "@chorestree/core/metrics";
import type { Bus } from "@chorestree/events/bus";
import { topologyOf } from "@chorestree/events/consume";
import { OutboxRow } from "@chorestree/events/outbox";
import { backbones, buses, describeEach, eventually } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";
import { background } from "./background.js";
import { assemble } from "./create-organisms.js";
import { REACTIONS } from "./reactions.js";
import { schema } from "./schema.js";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const logger = createLogger({ log: { level: "silent", pretty: false } });
const places = backbones().filter(({ name }) => name === "postgres");
const brokers = buses().filter(({ name }) => name === "rabbitmq");

/** The bus, with a note of what is published over it. */
const noting = (bus: Bus, ids: string[]): Bus =>
  Object.assign(Object.create(bus) as Bus, {
    publish: (envelope: Parameters<Bus["publish"]>[0]) => {
      ids.push(envelope.id);
      return bus.publish(envelope);
    },
  });

describeEach(
  places.flatMap((place) => brokers.map((kind) => ({ place, kind }))),
  "PostgreSQL and RabbitMQ",
)("the background of two processes", ({ place, kind }) => {
  const aHouse = houses(place);

  test("publishes every event once, counts every completed task once, and stops in time", async () => {
    const house = await aHouse({ members: ["Mia"] });
    const { observer, database } = house.backbone;
    const settings = place.settingsOf(database);
    if (!settings) throw new Error("cannot be opened twice");
    const other = await openDatabase(settings, schema, { logger: silent });
    const broker = await kind.found(topologyOf(REACTIONS));
    const published: string[] = [];
    const running = [];
    for (const container of [house.container, assemble({ ...house.backbone, database: other })]) {
      const bus = noting(await broker.open(), published);
      running.push(background(container, { bus, observer, metrics: new Metrics(), logger }));
    }

    const mia = house.as("Mia");
    for (let n = 0; n < 10; n++) {
      const taskId = await house.task("Dishes", { effortMinutes: 3 });
      await house.organisms.completeTask.execute(mia.press(), { taskId });
    }
    const report = async () => (await house.organisms.showWorkReport.execute(mia.press(), { from: "2026-11-25", to: "2026-11-25" })).rows;
    await eventually(
      async () => (await report())[0]?.completed === 10 && (await database.dataSource.getRepository(OutboxRow).count()) === 0,
    );
    expect((await report())[0]).toMatchObject({ completed: 10, minutes: 30 });
    expect([...published].sort()).toEqual((await house.events()).map(({ id }) => id).sort());

    const begun = performance.now();
    for (const one of running) await one.stop();
    expect(performance.now() - begun).toBeLessThan(10_000);
    await broker.close();
    await other.close();
  });
});

// Jest fails a file without a test, which this one is where the services are not named.
if (places.length === 0 || brokers.length === 0)
  test.skip("the background of two processes (needs DATABASE_URL and RABBITMQ_URL)", () => undefined);
