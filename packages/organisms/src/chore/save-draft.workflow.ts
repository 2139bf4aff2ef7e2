import {
  type CreatedChore,
  ChoreDraftGone,
  ChoreNeedsTitle,
  CreateChoreInput,
  EditChoreInput,
  type SaveDraftInput,
} from "@chorestree/atoms/chore";
import { UnitOfWork } from "@chorestree/core/database";
import { Jobs } from "@chorestree/core/jobs";
import { ChoreDraftRepository, type Drafted } from "@chorestree/molecules/chore";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Act } from "../kernel/act.js";
import { Workflow } from "../kernel/workflow.js";
import { CreateChore } from "./create-chore.workflow.js";
import { FORGET_DRAFT } from "./draft-chore.workflow.js";
import { EditChore } from "./edit-chore.workflow.js";

/** A draft becomes a chore, or the change it is of one, once. */
@Workflow("chore.save-draft")
export class SaveDraft {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly permissions: PermissionCheck,
    private readonly drafts: ChoreDraftRepository,
    private readonly jobs: Jobs,
    private readonly createChore: CreateChore,
    private readonly editChore: EditChore,
  ) {}

  /** @throws ChoreDraftGone, ChoreChanged, and what CreateChore and EditChore throw */
  execute(act: Act, input: SaveDraftInput): Promise<CreatedChore> {
    return this.unitOfWork.once(act, { workflow: "chore.save-draft", target: input.draftId, input }, async () => {
      this.permissions.require(act, "chore.save-draft");
      const { draftId } = input;
      const drafted = await this.drafts.get(draftId);
      if (!(await this.drafts.delete(draftId))) throw new ChoreDraftGone({ draftId });
      await this.jobs.cancel({ kind: FORGET_DRAFT, subject: draftId });
      return this.save(act, drafted);
    });
  }

  private async save(act: Act, { input: { choreId, ...input }, version }: Drafted): Promise<CreatedChore> {
    if (choreId) {
      await this.editChore.execute(act, EditChoreInput.parse({ ...input, choreId, ...(version !== null && { version }) }));
      return { choreId };
    }
    if (input.title === undefined) throw new ChoreNeedsTitle({});
    const told = Object.entries(input).filter(([, value]) => value !== null);
    return this.createChore.execute(act, CreateChoreInput.parse(Object.fromEntries(told)));
  }
}
