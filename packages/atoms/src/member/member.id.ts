import { z } from "zod";

/** A person in one guild, by our own id: erasing a person cuts one link. */
export const MemberId = z.uuidv7().brand<"MemberId">();
export type MemberId = z.infer<typeof MemberId>;
