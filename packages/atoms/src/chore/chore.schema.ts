import { z } from "zod";
import { Approval } from "../kernel/approval.js";
import { EffortMinutes } from "../kernel/effort.js";
import { personalText } from "../kernel/personal-text.js";

export const ChoreId = z.uuidv7().brand<"ChoreId">();
export type ChoreId = z.infer<typeof ChoreId>;

export const ChoreState = z.enum(["active", "paused", "archived"]);
export type ChoreState = z.infer<typeof ChoreState>;

/** One schema for the REST body and the slash command's options. */
export const CreateChoreInput = z.strictObject({
  title: personalText(100),
  notes: personalText(500).optional(),
  effortMinutes: EffortMinutes.optional(),
  approval: Approval.optional(),
});
export type CreateChoreInput = z.infer<typeof CreateChoreInput>;

export const CreatedChore = z.object({ choreId: ChoreId });
export type CreatedChore = z.infer<typeof CreatedChore>;

/** A chore as a reader sees one. */
export const ChoreView = z
  .object({
    choreId: ChoreId,
    title: z.string(),
    notes: z.string().nullable(),
    effortMinutes: z.int(),
    approval: Approval,
    state: ChoreState,
    createdAt: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ id: "Chore" });
export type ChoreView = z.infer<typeof ChoreView>;

export const ListChoresInput = z.strictObject({
  state: ChoreState.default("active"),
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListChoresInput = z.infer<typeof ListChoresInput>;

export const ChorePage = z.object({ items: z.array(ChoreView), nextCursor: z.string().nullable() }).meta({ id: "ChorePage" });
export type ChorePage = z.infer<typeof ChorePage>;
