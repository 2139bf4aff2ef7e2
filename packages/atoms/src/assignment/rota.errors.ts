import { DomainError } from "../kernel/domain-error.js";
import type { MemberId } from "../member/member.id.js";

/** They joined before: place and share stay. A door that knows names says who. */
export class RotaAlreadyOn extends DomainError<{ holderId: MemberId }> {
  readonly code = "rota.already_on";
  readonly kind = "conflict";
}

/** They never joined, or have left the rota: there is no place to give up or to weight. */
export class RotaNotOn extends DomainError<{ holderId: MemberId }> {
  readonly code = "rota.not_on";
  readonly kind = "not_found";
}
