import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { TaskId } from "@chorestree/atoms/task";
import { type DueJob, HandlesJob, type JobHandler, Jobs } from "@chorestree/core/jobs";
import { createLogger } from "@chorestree/core/logging";
import { Metrics } from "@chorestree/core/metrics";
import { topologyOf } from "@chorestree/events/consume";
import { TaskStarted } from "@chorestree/events/contracts";
import { Outbox } from "@chorestree/events/outbox";
import { backbones, buses, Collected } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";
import { type Background, background } from "./background.js";
import { REACTIONS } from "./reactions.js";

const logger = createLogger({ log: { level: "silent", pretty: false } });

/** Says that its task was started, by nobody. */
@HandlesJob("task.start")
class StartTask implements JobHandler {
  readonly done = new Collected<DueJob>();

  constructor(
    private readonly outbox: Outbox,
    private readonly assigneeId: string,
  ) {}

  async run(job: DueJob): Promise<void> {
    this.outbox.record(job.cause, TaskStarted, { taskId: job.subject, assigneeId: this.assigneeId } as never);
    this.done.add(job);
  }
}

describe.each(backbones())("jobs of the platform on $name", (place) => {
  const aHouse = houses(place);
  let house: House;
  let taskId: TaskId;
  let starts: StartTask;
  let running: Background | undefined;

  beforeAll(async () => {
    house = await aHouse({ members: ["Mia"] });
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  const planned = async () => {
    taskId = await house.task("Dishes");
    starts = new StartTask(house.container.get(Outbox), house.as("Mia").memberId);
    const dueAt = new Date(house.clock.now().getTime() + 60 * 60_000);
    await house.within(() => house.container.get(Jobs).plan({ kind: "task.start", subject: taskId, dueAt }));
  };
  const started = async () => (await house.events()).filter(({ name, aggregateId }) => name === "task.started" && aggregateId === taskId);

  test("a test does what is due when it moved the clock; what a job records is on nobody's account, under an id of its own", async () => {
    await planned();
    await house.jobsDone([starts]);
    expect(await started()).toEqual([]);
    house.clock.advance({ hours: 1 });
    await house.jobsDone([starts]);
    expect(await started()).toMatchObject([{ actor: null, correlationId: starts.done.items[0]?.cause.correlationId, causationId: null }]);
  });

  test("the background does them when the clock reaches them, and stops in time", async () => {
    await planned();
    const [kind] = buses();
    const broker = await kind?.found(topologyOf(REACTIONS));
    if (!broker) throw new Error("no bus");
    const { observer } = house.backbone;
    running = background(house.container, { bus: await broker.open(), observer, metrics: new Metrics(), logger, handlers: [starts] });
    house.clock.advance({ hours: 1 });
    await starts.done.until(1);
    const begun = performance.now();
    await running.stop();
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await started()).toHaveLength(1);
    await broker.close();
  });
});
