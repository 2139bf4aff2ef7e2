import { z } from "zod";
import { snowflake } from "../kernel/snowflake.js";

/** A person in one guild, by our own id: erasing a person cuts one link. */
export const MemberId = z.uuidv7().brand<"MemberId">();
export type MemberId = z.infer<typeof MemberId>;

/** A Discord user, in whatever guild. */
export const UserId = snowflake().brand<"UserId">();
export type UserId = z.infer<typeof UserId>;
