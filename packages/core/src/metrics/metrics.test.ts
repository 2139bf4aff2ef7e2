import { expect, test } from "@jest/globals";
import { COUNTERS, GAUGES, HISTOGRAMS } from "./catalogue.js";
import { Metrics } from "./metrics.js";

const labels = { kind: "workflow", name: "task.add", outcome: "ok" };

test("what was counted, measured and set is rendered as Prometheus reads it", async () => {
  const metrics = new Metrics();
  metrics.increment("chorestree_acts_total", labels);
  metrics.increment("chorestree_acts_total", labels, 2);
  metrics.observe("chorestree_act_duration_seconds", labels, 0.14);
  metrics.set("chorestree_live_connections", {}, 7);
  const text = await metrics.render();
  expect(text).toContain('chorestree_acts_total{kind="workflow",name="task.add",outcome="ok"} 3');
  expect(text).toContain('chorestree_act_duration_seconds_bucket{le="0.15",kind="workflow",name="task.add",outcome="ok"} 1');
  expect(text).toContain("chorestree_live_connections 7");
  expect(metrics.contentType).toContain("text/plain");
});

test("two in one process do not meet", async () => {
  const [mine, yours] = [new Metrics(), new Metrics()];
  mine.set("chorestree_outbox_waiting", {}, 5);
  expect(await yours.render()).not.toContain("chorestree_outbox_waiting 5");
});

test("the figures of the machine are there when asked for, under our name", async () => {
  const metrics = new Metrics({ process: true });
  expect(await metrics.render()).toMatch(/^chorestree_nodejs_eventloop_lag_seconds /m);
  expect(await new Metrics().render()).not.toContain("eventloop");
});

test("every metric carries our prefix, an explanation and no label that could name a person or a guild", () => {
  for (const [name, { help, labels: of }] of Object.entries({ ...COUNTERS, ...HISTOGRAMS, ...GAUGES })) {
    expect(name).toMatch(/^chorestree_[a-z_]+$/);
    expect(help).not.toBe("");
    expect(of.filter((label: string) => /id$|user|member|guild/i.test(label))).toEqual([]);
  }
});
