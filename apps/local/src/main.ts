import { startTracing } from "@chorestree/core/tracing";
import { readEnvironment } from "@chorestree/core/settings";

const environment = readEnvironment();
// Before anything worth tracing is imported: the tracer patches what comes after it.
const tracer = await startTracing(environment);
const { HealthChecks, runProcess } = await import("@chorestree/core/lifecycle");
const { createLogger } = await import("@chorestree/core/logging");
const { Metrics } = await import("@chorestree/core/metrics");
const { loadSettings } = await import("@chorestree/core/settings");
const { startLocal } = await import("./local-app.js");
const { welcome } = await import("./welcome.js");

await runProcess("local", async (lifecycle) => {
  const settings = loadSettings(environment, "local");
  const logger = createLogger(settings);
  lifecycle.useLogger(logger);
  const parts = { settings, lifecycle, logger, health: new HealthChecks(), metrics: new Metrics({ process: true }), tracer };
  process.stdout.write(welcome(await startLocal(parts)));
});
