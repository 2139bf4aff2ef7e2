import type { Reply } from "./reply.js";

/** The act was done before, and what it showed is shown once. Said only where nothing has been said: the answer that is there is worth more. */
export class AnsweredBefore extends Error {
  constructor(readonly reply: Reply) {
    super("The act was done before, and its answer is given once.");
    this.name = "AnsweredBefore";
  }
}
