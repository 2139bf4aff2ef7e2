export * from "./count-work-when-task-completed.reaction.js";
export * from "./show-work-report.feature.js";
