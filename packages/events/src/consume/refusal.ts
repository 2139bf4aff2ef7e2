import type { z } from "zod";
import type { EventContract } from "../contracts/define-event.js";
import { Envelope } from "../contracts/envelope.js";

/** A message that is no event, or an event that does not fit its contract. Says where and by which rule, never what stood there. */
export class EventRefused extends Error {
  constructor(what: string, problems: readonly string[]) {
    super(`${what} does not fit: ${problems.join("; ")}`);
    this.name = "EventRefused";
  }
}

/** @throws EventRefused */
export function readEnvelope(message: unknown): Envelope {
  const read = Envelope.safeParse(message);
  if (!read.success) throw new EventRefused("a message", pointers(read.error));
  return read.data;
}

/** @throws EventRefused */
export function readData({ name, version, data: shape }: EventContract, envelope: Envelope): Envelope["data"] {
  const what = `${name} ${envelope.id}`;
  if (envelope.version !== version) throw new EventRefused(what, [`/version is ${envelope.version}, known is ${version}`]);
  const read = shape.safeParse(envelope.data);
  if (!read.success) throw new EventRefused(what, pointers(read.error, "/data"));
  return read.data;
}

/** JSON Pointers (RFC 6901). */
const pointers = (error: z.ZodError, root = ""): string[] =>
  error.issues.map(
    ({ path, code }) => `${root}/${path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")} ${code}`,
  );
