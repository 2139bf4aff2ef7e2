import { CorrectDraftInput } from "@chorestree/atoms/chore";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Modal } from "../router/subcommand.js";
import { choreDraftCard } from "./chore-draft.card.js";

/** Other words for how a chore comes back: the draft's card shows what they are understood as. */
export const correctDraftModal = ({ correctDraft, showDraft }: Pick<Organisms, "correctDraft" | "showDraft">): Modal => ({
  name: "chore.correct-draft",
  acknowledge: "update",
  async submit(press, subject, fields) {
    const input = readInput(CorrectDraftInput, { draftId: subject, ...fields.pick({ repeat: "repeat" }) });
    const { draftId } = await correctDraft.execute(press, input);
    return showAfterAct(async () => choreDraftCard(await showDraft.execute(press, { draftId }), press.readerLocale));
  },
});
