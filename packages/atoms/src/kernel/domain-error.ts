/** `unavailable`: nobody can say now; the same may be asked again in a moment. */
export type ErrorKind = "invalid" | "forbidden" | "not_found" | "conflict" | "unavailable";

/** What may stand in a refusal: ids, numbers, codes, dates as ISO text; never what somebody typed or is called. */
export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/** A refusal a person can act on. Carries no prose: each door renders `code` and `params` in the reader's language. */
export abstract class DomainError<Params extends ErrorParams = ErrorParams> extends Error {
  abstract readonly code: `${string}.${string}`;
  abstract readonly kind: ErrorKind;

  constructor(readonly params: Params) {
    super(new.target.name);
    this.name = new.target.name;
  }
}

/** `instanceof` alone would leave the params untyped. */
export const isDomainError = (error: unknown): error is DomainError => error instanceof DomainError;
