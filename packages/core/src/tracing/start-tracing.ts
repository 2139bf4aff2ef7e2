import { noTracer, type Tracer } from "./span.js";

/** To be awaited before anything worth tracing is imported. Without DD_AGENT_HOST nothing is loaded. */
export async function startTracing(env: NodeJS.ProcessEnv): Promise<Tracer> {
  await Promise.resolve(env);
  return noTracer;
}
