import { expect, test } from "@jest/globals";
import { noTracer, type Tracer } from "./span.js";
import { startTracing } from "./start-tracing.js";

const datadog: Tracer = { span: (_name, _tags, body) => body() };
const start = (env: NodeJS.ProcessEnv) => startTracing(env, () => Promise.resolve(datadog));

test("a tracer is loaded for an agent, and for nothing else", async () => {
  expect(await start({ DD_AGENT_HOST: "127.0.0.1" })).toBe(datadog);
  expect(await start({})).toBe(noTracer);
  expect(await start({ DD_AGENT_HOST: " " })).toBe(noTracer);
  expect(await start({ DD_AGENT_HOST: "127.0.0.1", DD_TRACE_ENABLED: "false" })).toBe(noTracer);
});

test("without a tracer a span is its body", async () => {
  expect(await noTracer.span("task.add", {}, () => Promise.resolve(1))).toBe(1);
  await expect(noTracer.span("task.add", {}, () => Promise.reject(new Error("x")))).rejects.toThrow("x");
});
