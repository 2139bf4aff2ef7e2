export * from "./013-job.migration.js";
export * from "./agenda.js";
export { JobRow } from "./job.entity.js";
export * from "./job-handler.js";
export * from "./job-runner.js";
export * from "./jobs.js";
export * from "./shared-time.js";
