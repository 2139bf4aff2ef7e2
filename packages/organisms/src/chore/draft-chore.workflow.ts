import {
  ChoreDraftId,
  ChoreNeedsTitle,
  type DraftChoreInput,
  type DraftedChore,
  placeChore,
  scheduleAskedFor,
} from "@chorestree/atoms/chore";
import { Clock, Ids } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { Jobs } from "@chorestree/core/jobs";
import { ChoreDraftRepository, ChoreRepository, ChoreTreeRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";

/** The job that forgets a draft which nobody saved. */
export const FORGET_DRAFT = "chore.forget-draft";
const KEPT_MS = 24 * 60 * 60_000;

/** What somebody wants a chore to be, kept for a day so that they may look at what it was understood as. Nothing comes of it yet. */
@Workflow("chore.draft")
export class DraftChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly chores: ChoreRepository,
    private readonly trees: ChoreTreeRepository,
    private readonly drafts: ChoreDraftRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws ChoreNotFound, ChoreParentArchived, ChoreTooDeep, ChoreNeedsTitle, RepeatUnreadable, RuleInvalid, RuleTooOften, RuleNeverFires, RuleStartTooFar, PermissionDenied */
  execute(act: Act, input: DraftChoreInput): Promise<DraftedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.draft", target: input.choreId ?? null, input }, async () => {
      this.permissions.require(act, input.choreId ? "chore.edit" : "chore.create");
      const chore = input.choreId ? await this.chores.get(input.choreId) : null;
      if (!chore && input.title === undefined) throw new ChoreNeedsTitle({});
      if (input.parentId) placeChore(await this.trees.read(), { choreId: null, parentId: input.parentId });
      const now = this.clock.now();
      scheduleAskedFor(input, { now, timeZone: (await this.guilds.get()).timeZone, locale: act.locale });

      const draftId = ChoreDraftId.parse(this.ids.next());
      await this.drafts.insert(draftId, { input, version: chore?.version ?? null }, act.memberId, now);
      await this.jobs.plan({ kind: FORGET_DRAFT, subject: draftId, dueAt: new Date(now.getTime() + KEPT_MS) });
      return { draftId };
    });
  }
}
