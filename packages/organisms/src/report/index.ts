export * from "./correct-work-when-task-corrected.reaction.js";
export * from "./correct-work-when-task-reversed.reaction.js";
export * from "./count-work-when-task-completed.reaction.js";
export * from "./count-work-when-task-part-done.reaction.js";
export * from "./show-work-report.feature.js";
export * from "./uncount-work-when-task-cancelled.reaction.js";
export * from "./uncount-work-when-task-reopened.reaction.js";
export * from "./uncount-work-when-task-skipped.reaction.js";
