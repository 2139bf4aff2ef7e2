import { DomainError } from "../kernel/domain-error.js";

/** The act needs a permission that the actor does not hold in this guild. */
export class PermissionDenied extends DomainError<{ permission: string }> {
  readonly code = "access.permission_denied";
  readonly kind = "forbidden";
}
