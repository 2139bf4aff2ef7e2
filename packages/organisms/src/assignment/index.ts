export * from "./create-absence.workflow.js";
export * from "./end-absence.workflow.js";
export * from "./join-rota.workflow.js";
export * from "./leave-rota-when-member-left.reaction.js";
export * from "./leave-rota.workflow.js";
export * from "./list-absences.feature.js";
export * from "./show-rota.feature.js";
export * from "./weight-rota.workflow.js";
