import { expect, test } from "@jest/globals";
import { changeState } from "./chore-state.rule.js";
import { ChoreStateUnfit } from "./chore.errors.js";
import { ChoreId, ChoreState } from "./chore.schema.js";

const choreId = ChoreId.parse("0193a1b2-0000-7000-8000-000000000001");
const allowed = { pause: ["active"], resume: ["paused"], archive: ["active", "paused"] } as const;

test.each(["pause", "resume", "archive"] as const)("%s is refused from every state but those it is for", (act) => {
  for (const state of ChoreState.options) {
    const change = () => changeState({ choreId, state }, act);
    if ((allowed[act] as readonly ChoreState[]).includes(state)) expect(change).not.toThrow();
    else expect(change).toThrow(new ChoreStateUnfit({ choreId, state }));
  }
});
