import { DomainError } from "../kernel/domain-error.js";

/** No skill of the guild is called that. */
export class SkillNotFound extends DomainError<Record<never, never>> {
  readonly code = "skill.not_found";
  readonly kind = "invalid";
}
