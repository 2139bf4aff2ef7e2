import { DomainError } from "../kernel/domain-error.js";

/** No such member in this guild, or another guild's: on purpose the two cannot be told apart. */
export class MemberNotFound extends DomainError<{ memberId: string }> {
  readonly code = "member.not_found";
  readonly kind = "not_found";
}
