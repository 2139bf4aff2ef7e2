import { tellLibraries } from "../settings/read-environment.js";
import type { Tracer } from "./span.js";

// Telemetry and remote configuration open connections of their own every few seconds, for nothing we use.
const QUIET = { DD_INSTRUMENTATION_TELEMETRY_ENABLED: "false", DD_REMOTE_CONFIGURATION_ENABLED: "false", DD_TRACE_STARTUP_LOGS: "false" };

/** Loads DataDog's tracer, which patches whatever is imported after this. Half a second and 45 MB: only where it is wanted. */
export async function loadDataDog(env: NodeJS.ProcessEnv): Promise<Tracer> {
  const theirs = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith("DD_")));
  tellLibraries({ DD_SERVICE: "chorestree", ...theirs, ...QUIET });
  await import("dd-trace/initialize.mjs");
  const { default: tracer } = await import("dd-trace");
  return { span: (name, tags, body) => tracer.trace("chorestree.act", { resource: name, tags: { ...tags } }, body) };
}
