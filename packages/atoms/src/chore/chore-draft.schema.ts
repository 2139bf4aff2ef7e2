import { z } from "zod";
import { ChoreId } from "./chore.id.js";
import { EditChoreInput, RepeatPreview, RepeatText } from "./chore.schema.js";

export const ChoreDraftId = z.uuidv7().brand<"ChoreDraftId">();
export type ChoreDraftId = z.infer<typeof ChoreDraftId>;

/** A new chore, or with `choreId` a change of one, to be looked at before it is saved. */
export const DraftChoreInput = EditChoreInput.omit({ choreId: true, version: true }).extend({
  choreId: ChoreId.optional(),
  parentId: ChoreId.optional(),
});
export type DraftChoreInput = z.infer<typeof DraftChoreInput>;
export const DraftedChore = z.object({ draftId: ChoreDraftId });
export type DraftedChore = z.infer<typeof DraftedChore>;
export const CorrectDraftInput = z.strictObject({ draftId: ChoreDraftId, repeat: RepeatText });
export type CorrectDraftInput = z.infer<typeof CorrectDraftInput>;
export const SaveDraftInput = z.strictObject({ draftId: ChoreDraftId });
export type SaveDraftInput = z.infer<typeof SaveDraftInput>;

/** A draft as its maker sees it. */
export const ChoreDraftView = RepeatPreview.extend({
  draftId: ChoreDraftId,
  choreId: ChoreId.nullable(),
  title: z.string(),
  repeat: RepeatText,
  /** Whether all below comes with it. */
  wholeTree: z.boolean(),
});
export type ChoreDraftView = z.infer<typeof ChoreDraftView>;
