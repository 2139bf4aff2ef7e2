import { z } from "zod";
import { GuildId } from "@chorestree/atoms/guild";

/** What may be followed: the first word of an event's name. What concerns one person alone, such as tokens, is not in it. */
export const Topic = z.enum(["rota", "absence", "chore", "task"]);
export type Topic = z.infer<typeof Topic>;

/** Text as we send it, or a number. */
const Position = z.union([z.string().regex(/^\d{1,15}$/), z.int().min(0)]).transform(Number);

export const ClientFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("auth"), token: z.string().max(200) }),
  z.strictObject({ type: z.literal("subscribe"), guildId: GuildId, topics: z.array(Topic).min(1).max(10), after: Position.optional() }),
  z.strictObject({ type: z.literal("unsubscribe"), guildId: GuildId }),
  z.strictObject({ type: z.literal("ping") }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** Positions are text, as in `after`: nobody should calculate with them. */
export type ServerFrame =
  | { readonly type: "ready" }
  | { readonly type: "subscribed"; readonly guildId: GuildId; readonly position: string }
  | {
      readonly type: "event";
      readonly guildId: GuildId;
      readonly position: string;
      readonly name: string;
      readonly at: string;
      readonly data: Readonly<Record<string, unknown>>;
    }
  /** Positions between the client's and ours cannot be told any more: fetch by REST, then subscribe again. */
  | { readonly type: "resync"; readonly guildId: GuildId }
  | { readonly type: "error"; readonly code: string; readonly guildId?: GuildId; readonly id?: string }
  | { readonly type: "pong" };

/** Null for what is no frame of ours. */
export function readFrame(text: string): ClientFrame | null {
  try {
    return ClientFrame.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Close codes: 4401 as in the contract; the others are numbered after the HTTP status they resemble. */
export const CLOSE = {
  goingAway: 1001,
  binary: 1003,
  tryAgain: 1013,
  notSignedIn: 4401,
  rightsLost: 4403,
  tooSlow: 4408,
  tooMany: 4429,
} as const;
