import { SaveDraftInput } from "@chorestree/atoms/chore";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Button } from "../router/subcommand.js";
import { choreCard } from "./chore.card.js";

/** Save on a draft's card: the card becomes the chore's. */
export const saveDraftButton = ({ saveDraft, showChore }: Pick<Organisms, "saveDraft" | "showChore">): Button => ({
  name: "chore.save-draft",
  acknowledge: "update",
  async press(press, draftId) {
    const { choreId } = await saveDraft.execute(press, readInput(SaveDraftInput, { draftId }));
    return showAfterAct(async () =>
      choreCard(await showChore.execute(press, { choreId }), text(press.readerLocale, "chore.saved"), press.readerLocale),
    );
  },
});
