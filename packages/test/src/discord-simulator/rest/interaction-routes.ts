import type { FollowUps } from "../interactions/follow-ups.js";
import type { InteractionCallback } from "../interactions/interaction-callback.js";
import type { Route } from "./call.js";

/** Answering interactions. The token in the path is the only credential, as at Discord. */
export function interactionRoutes(callback: InteractionCallback, followUps: FollowUps): Route[] {
  const webhook = "/webhooks/:applicationId/:token";
  const message = `${webhook}/messages/:messageId`;
  return [
    { method: "POST", pattern: "/interactions/:interactionId/:token/callback", auth: "token", handle: (call) => callback.answer(call) },
    { method: "POST", pattern: webhook, auth: "token", handle: (call) => followUps.create(call) },
    { method: "GET", pattern: message, auth: "token", handle: (call) => followUps.get(call) },
    { method: "PATCH", pattern: message, auth: "token", handle: (call) => followUps.edit(call) },
    { method: "DELETE", pattern: message, auth: "token", handle: (call) => followUps.delete(call) },
  ];
}
