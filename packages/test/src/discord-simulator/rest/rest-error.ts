import { invalidFormBody, type Breach } from "../limits/index.js";

/** A refusal as Discord answers one (docs: opcodes and status codes, HTTP and JSON). */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly body: object,
    readonly breaches: readonly Breach[] = [],
  ) {
    super(`${status} ${JSON.stringify(body)}`);
    this.name = "RestError";
  }
}

const coded = (status: number, code: number, message: string) => (): RestError => new RestError(status, { message, code });

export const unauthorized = coded(401, 0, "401: Unauthorized");
export const notFound = coded(404, 0, "404: Not Found");
export const methodNotAllowed = coded(405, 0, "405: Method Not Allowed");
export const unknownApplication = coded(404, 10002, "Unknown Application");
export const unknownChannel = coded(404, 10003, "Unknown Channel");
export const unknownGuild = coded(404, 10004, "Unknown Guild");
export const unknownMember = coded(404, 10007, "Unknown Member");
export const unknownMessage = coded(404, 10008, "Unknown Message");
export const unknownRole = coded(404, 10011, "Unknown Role");
export const unknownUser = coded(404, 10013, "Unknown User");
export const unknownWebhook = coded(404, 10015, "Unknown Webhook");
export const unknownInteraction = coded(404, 10062, "Unknown interaction");
export const unknownCommand = coded(404, 10063, "Unknown application command");
export const entityTooLarge = coded(413, 40005, "Request entity too large");
export const alreadyAcknowledged = coded(400, 40060, "Interaction has already been acknowledged.");
export const missingAccess = coded(403, 50001, "Missing Access");
export const notOurMessage = coded(403, 50005, "Cannot edit a message authored by another user");
export const emptyMessage = coded(400, 50006, "Cannot send an empty message");
export const cannotMessageUser = coded(403, 50007, "Cannot send messages to this user");
export const missingPermissions = coded(403, 50013, "Missing Permissions");
export const invalidWebhookToken = coded(401, 50027, "Invalid Webhook Token");
export const invalidApiVersion = coded(400, 50041, "Invalid API version");
export const invalidJson = coded(400, 50109, "The request body contains invalid JSON.");

/** 50035 with the tree of what is wrong where. */
export const invalidForm = (breaches: readonly Breach[]): RestError => new RestError(400, invalidFormBody(breaches), breaches);

/** Throws where the limits found something. */
export function refuseBreaches(breaches: readonly Breach[]): void {
  if (breaches.length > 0) throw invalidForm(breaches);
}
