import { z } from "zod";
import { ChoreId } from "@chorestree/atoms/chore";
import { defineEvent } from "./define-event.js";

export const ChoreCreated = defineEvent("chore.created", 1, "choreId", z.object({ choreId: ChoreId, effortMinutes: z.int() }));
