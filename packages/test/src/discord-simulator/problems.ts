import type { Breach } from "./limits/index.js";

/** What a bot must not do, and Discord's forms do not show: each kind is a promise of the simulator's README. */
export type MistakeKind =
  | "late acknowledgement"
  | "double acknowledgement"
  | "never acknowledged"
  | "unknown interaction"
  | "expired token"
  | "follow-up before acknowledgement"
  | "private follow-up became public"
  | "unknown route"
  | "wrong method"
  | "wrong body"
  | "not authorised"
  | "missing permission"
  | "rate limit exceeded"
  | "gateway";

export interface Mistake {
  readonly kind: MistakeKind;
  readonly detail: string;
}

/** A body that Discord would refuse, and where it was sent. */
export interface ReportedBreach extends Breach {
  readonly request: string;
}

/** Everything the bot did wrong so far. A test ends with both lists empty, or says which it wanted. */
export class Problems {
  readonly breaches: ReportedBreach[] = [];
  readonly mistakes: Mistake[] = [];

  mistake(kind: MistakeKind, detail: string): void {
    this.mistakes.push({ kind, detail });
  }

  breach(request: string, breaches: readonly Breach[]): void {
    this.breaches.push(...breaches.map((breach) => ({ ...breach, request })));
  }
}
