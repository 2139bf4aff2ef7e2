import { z } from "zod";

/** Whether what is reported done counts at once, or only when somebody else has looked. */
export const Approval = z.enum(["none", "required"]);
export type Approval = z.infer<typeof Approval>;
