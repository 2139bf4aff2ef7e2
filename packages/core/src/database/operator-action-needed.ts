import type { ExpectedFailure } from "../lifecycle/expected-failure.js";

/** The start cannot go on until a person does something: the message says what, and is meant to be shown without a stack. */
export class OperatorActionNeeded extends Error implements ExpectedFailure {
  readonly exitMessage: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.exitMessage = message;
  }
}

/** Another process has the embedded database open; two at once would destroy it. */
export class DataDirInUse extends OperatorActionNeeded {}

/** No PostgreSQL answered, or it did not let us in. */
export class DatabaseUnreachable extends OperatorActionNeeded {}
