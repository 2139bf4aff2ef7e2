import { readEnvironment } from "@chorestree/core/settings";
import { startTracing } from "@chorestree/core/tracing";

const environment = readEnvironment();
// Before anything worth tracing is imported: the tracer patches what comes after it.
const tracer = await startTracing(environment);
const { runPlatform } = await import("@chorestree/organisms/composition");
const { startApi } = await import("./api-app.js");

await runPlatform("api", environment, tracer, startApi);
