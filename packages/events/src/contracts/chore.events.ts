import { z } from "zod";
import { ChoreId } from "@chorestree/atoms/chore";
import { defineEvent } from "./define-event.js";

export const ChoreCreated = defineEvent("chore.created", 1, "choreId", z.object({ choreId: ChoreId, effortMinutes: z.int() }));

const Changed = z.object({ choreId: ChoreId });
/** Its tasks that had not opened are gone, and made anew where it has a schedule. */
export const ChoreEdited = defineEvent("chore.edited", 1, "choreId", Changed);
/** It, with all below it, stands under another chore or in another order. */
export const ChoreMoved = defineEvent("chore.moved", 1, "choreId", Changed.extend({ parentId: ChoreId.nullable() }));
export const ChorePaused = defineEvent("chore.paused", 1, "choreId", Changed);
export const ChoreResumed = defineEvent("chore.resumed", 1, "choreId", Changed);
export const ChoreArchived = defineEvent("chore.archived", 1, "choreId", Changed);
