import { z } from "zod";

/** Discord's ids: unsigned 64-bit integers as decimal text (they do not fit a JavaScript number). */
export const snowflake = () => z.string().regex(/^\d{1,20}$/);
