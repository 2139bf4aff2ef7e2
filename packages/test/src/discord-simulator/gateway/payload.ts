import { z } from "zod";

/** Docs: gateway, sending events. */
const MAX_BYTES = 4_096;

const Payload = z.object({ op: z.int(), d: z.unknown() });
export type Payload = z.infer<typeof Payload>;

export const Identify = z.object({
  token: z.string(),
  intents: z.int(),
  properties: z.record(z.string(), z.unknown()),
  shard: z.tuple([z.int(), z.int()]).optional(),
  large_threshold: z.int().min(50).max(250).default(50),
});

export const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });

/** One guild a request: a list of ids is answered as an undecodable payload. */
export const RequestGuildMembers = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  limit: z.int().min(0).default(0),
  user_ids: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
  nonce: z.string().max(32).optional(),
});

/** Undefined when it is too long, no JSON, or has no opcode: closed with 4002. */
export function readPayload(raw: Buffer): Payload | undefined {
  if (raw.byteLength > MAX_BYTES) return undefined;
  try {
    return Payload.safeParse(JSON.parse(raw.toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
