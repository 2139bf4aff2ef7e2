/** Discord's published limits as pure checks: a request body in, its breaches out; nothing is thrown, whatever the body. */
export type { Breach } from "./breach.js";
export { checkCommands, type AboutCommands } from "./commands.js";
export { invalidFormBody } from "./form-error.js";
export { checkMessage, type AboutMessage, type LegacyField } from "./message.js";
export { checkModal } from "./modal.js";
export { checkInteractionResponse, type AboutResponse } from "./response.js";
