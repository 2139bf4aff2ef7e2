import type { Reply } from "./reply.js";

/** The act is done and stays done; only showing it failed. Whoever pressed must not be told that something went wrong with the act. */
export class DoneNotShown extends Error {
  constructor(options: { readonly cause: unknown }) {
    super("The act was done; its answer could not be shown.", options);
    this.name = "DoneNotShown";
  }
}

/** What an act that has been done shows: every card after an act is made in here. @throws DoneNotShown */
export async function showAfterAct(show: () => Promise<Reply>): Promise<Reply> {
  try {
    return await show();
  } catch (cause) {
    throw new DoneNotShown({ cause });
  }
}
