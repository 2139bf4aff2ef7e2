import { ChoreStateUnfit } from "./chore.errors.js";
import type { ChoreId, ChoreState } from "./chore.schema.js";

/** From which states an act may bring a chore where it leads. Archived is for good. */
const CHANGES = {
  pause: { from: ["active"], to: "paused" },
  resume: { from: ["paused"], to: "active" },
  archive: { from: ["active", "paused"], to: "archived" },
} as const satisfies Record<string, { from: readonly ChoreState[]; to: ChoreState }>;

/** @throws ChoreStateUnfit */
export function changeState(chore: { readonly choreId: ChoreId; readonly state: ChoreState }, act: keyof typeof CHANGES): ChoreState {
  const { from, to } = CHANGES[act];
  if (!(from as readonly ChoreState[]).includes(chore.state)) throw new ChoreStateUnfit({ choreId: chore.choreId, state: chore.state });
  return to;
}
