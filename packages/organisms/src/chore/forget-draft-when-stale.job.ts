import { ChoreDraftId } from "@chorestree/atoms/chore";
import { type DueJob, HandlesJob, type JobHandler } from "@chorestree/core/jobs";
import { ChoreDraftRepository } from "@chorestree/molecules/chore";
import { FORGET_DRAFT } from "./draft-chore.workflow.js";

/** Nobody saved it for a day. */
@HandlesJob(FORGET_DRAFT)
export class ForgetDraftWhenStale implements JobHandler {
  constructor(private readonly drafts: ChoreDraftRepository) {}

  async run({ subject }: DueJob): Promise<void> {
    await this.drafts.delete(ChoreDraftId.parse(subject));
  }
}
