import { ChoreDraftId, type DraftChoreInput, type DraftedChore } from "@chorestree/atoms/chore";
import { Clock, Ids } from "@chorestree/atoms/kernel";
import { UnitOfWork } from "@chorestree/core/database";
import { Jobs } from "@chorestree/core/jobs";
import { ChoreDraftRepository } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { DraftCheck } from "./draft-check.service.js";

/** The job that forgets a draft which nobody saved. */
export const FORGET_DRAFT = "chore.forget-draft";
const KEPT_MS = 24 * 60 * 60_000;

/** What somebody wants a chore to be, kept for a day so that they may look at what it was understood as. Nothing comes of it yet. */
@Workflow("chore.draft")
export class DraftChore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly check: DraftCheck,
    private readonly drafts: ChoreDraftRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws PermissionDenied, and what DraftCheck throws */
  execute(act: Act, input: DraftChoreInput): Promise<DraftedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.draft", target: input.choreId ?? null, input }, async () => {
      this.permissions.require(act, input.choreId ? "chore.edit" : "chore.create");
      const checked = await this.check.of(act, input);

      const now = this.clock.now();
      const draftId = ChoreDraftId.parse(this.ids.next());
      await this.drafts.insert(draftId, { input, ...checked }, act.memberId, now);
      await this.jobs.plan({ kind: FORGET_DRAFT, subject: draftId, dueAt: new Date(now.getTime() + KEPT_MS) });
      return { draftId };
    });
  }
}
