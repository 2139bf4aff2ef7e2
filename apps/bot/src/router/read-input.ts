import type { z } from "zod";

/** What the person typed or pressed does not fit. Any other ZodError is our own mistake, wherever it comes from. */
export class BadInput extends Error {
  constructor(readonly typed: z.ZodError) {
    super("what was typed does not fit");
    this.name = "BadInput";
  }
}

/** The one place where options and the subjects of buttons are read. @throws BadInput */
export function readInput<T>(schema: z.ZodType<T>, typed: unknown): T {
  const read = schema.safeParse(typed);
  if (!read.success) throw new BadInput(read.error);
  return read.data;
}
