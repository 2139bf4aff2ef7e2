/** A failure that an operator can mend: its message is printed without a stack and the process ends with code 1. */
export interface ExpectedFailure extends Error {
  readonly exitMessage: string;
}

export const isExpectedFailure = (error: unknown): error is ExpectedFailure =>
  typeof error === "object" && error !== null && "exitMessage" in error && typeof error.exitMessage === "string";
