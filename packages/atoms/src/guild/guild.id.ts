import type { z } from "zod";
import { snowflake } from "../kernel/snowflake.js";

/** A Discord server, by Discord's own id. */
export const GuildId = snowflake().brand<"GuildId">();
export type GuildId = z.infer<typeof GuildId>;
