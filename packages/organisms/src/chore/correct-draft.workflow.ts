import { type CorrectDraftInput, type DraftedChore } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { readSchedule } from "@chorestree/atoms/schedule";
import { UnitOfWork } from "@chorestree/core/database";
import { ChoreDraftRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** Not understood as meant: other words for how it comes back. */
@Workflow("chore.correct-draft")
export class CorrectDraft {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly drafts: ChoreDraftRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws ChoreDraftGone, RepeatUnreadable, RuleInvalid, RuleTooOften, RuleNeverFires, RuleStartTooFar, PermissionDenied */
  execute(act: Act, input: CorrectDraftInput): Promise<DraftedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.correct-draft", target: input.draftId, input }, async () => {
      this.permissions.require(act, "chore.correct-draft");
      const drafted = await this.drafts.get(input.draftId);
      const { timeZone } = await this.guilds.get();
      const schedule = readSchedule(input.repeat, { now: this.clock.now(), timeZone, locale: act.locale });
      await this.drafts.replace(input.draftId, { ...drafted, input: { ...drafted.input, repeat: input.repeat }, schedule });
      return { draftId: input.draftId };
    });
  }
}
