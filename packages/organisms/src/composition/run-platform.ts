import { HealthChecks, runProcess } from "@chorestree/core/lifecycle";
import { createLogger } from "@chorestree/core/logging";
import { Metrics } from "@chorestree/core/metrics";
import { loadSettings, type Profile } from "@chorestree/core/settings";
import type { Tracer } from "@chorestree/core/tracing";
import type { ProcessParts } from "./open-backbone.js";

/**
 * One process of the platform, from its settings to its last signal: `start` opens it and answers what to tell whoever started it.
 * Ready from then on, until it is asked to stop.
 */
export const runPlatform = (
  profile: Profile,
  environment: NodeJS.ProcessEnv,
  tracer: Tracer,
  start: (parts: ProcessParts) => Promise<string>,
) =>
  runProcess(profile, async (lifecycle) => {
    const settings = loadSettings(environment, profile);
    const logger = createLogger(settings).child({ process: profile });
    lifecycle.useLogger(logger);
    const health = new HealthChecks();
    const message = await start({ settings, lifecycle, logger, health, metrics: new Metrics({ process: true }), tracer });
    health.phase = "running";
    lifecycle.onStop("readiness", () => {
      health.phase = "stopping";
    });
    process.stdout.write(message);
  });
