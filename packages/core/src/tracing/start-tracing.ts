import { loadDataDog } from "./datadog.js";
import { noTracer, type Tracer } from "./span.js";

const isOff = (flag: string | undefined): boolean => ["false", "0"].includes((flag ?? "").trim().toLowerCase());

/**
 * To be awaited before anything worth tracing is imported: a static import beside it is too early for the tracer.
 * Without DD_AGENT_HOST nothing is loaded.
 */
export function startTracing(env: NodeJS.ProcessEnv, load: (env: NodeJS.ProcessEnv) => Promise<Tracer> = loadDataDog): Promise<Tracer> {
  const wanted = (env.DD_AGENT_HOST ?? "").trim() !== "" && !isOff(env.DD_TRACE_ENABLED);
  return wanted ? load(env) : Promise.resolve(noTracer);
}
