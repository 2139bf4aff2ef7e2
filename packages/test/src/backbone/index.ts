export * from "./event-schema.js";
export * from "./recorder.js";
export * from "./collected.js";
export * from "./counting-job.js";
export * from "./buses.js";
export * from "./broken-line.js";
export * from "./an-event.js";
export * from "./backbones.js";
export * from "./job-schema.js";
export * from "./jobs-on.js";
export * from "./needs.js";
export * from "./sample-schema.js";
export * from "./work-on.js";
export { Child } from "./child-process.js";
/** See `children/do-jobs.ts`. */
export const doJobs = new URL("./children/do-jobs.ts", import.meta.url);
/** See `children/write-until-killed.ts`. */
export const writeUntilKilled = new URL("./children/write-until-killed.ts", import.meta.url);
