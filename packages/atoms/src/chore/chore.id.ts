import { z } from "zod";

export const ChoreId = z.uuidv7().brand<"ChoreId">();
export type ChoreId = z.infer<typeof ChoreId>;
