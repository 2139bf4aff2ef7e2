import type { Holder } from "../catalogue/permissions.js";

/** What somebody may be in a guild, as Discord says at the moment of the act. */
export interface Standing {
  readonly holder: Holder;
}
