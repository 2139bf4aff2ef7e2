import type { z } from "zod";
import { snowflake } from "./snowflake.js";

/** A Discord user, in whatever guild. */
export const UserId = snowflake().brand<"UserId">();
export type UserId = z.infer<typeof UserId>;
