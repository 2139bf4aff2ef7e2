import type { GatewayOpcodes } from "discord-api-types/v10";
import type { Session } from "./session.js";

/** A connection as the gateway sees it. */
export interface Link {
  session: Session | null;
  /** A zombie still takes everything in, and never answers. */
  silent: boolean;
  send(payload: object): void;
  command(op: GatewayOpcodes, d?: unknown): void;
  /** As a network failure does it: no close frame. */
  drop(): void;
}
