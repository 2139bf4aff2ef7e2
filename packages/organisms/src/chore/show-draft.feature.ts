import type { ChoreDraftId, ChoreDraftView } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { readSchedule } from "@chorestree/atoms/schedule";
import { GuildScope } from "@chorestree/core/database";
import { ChoreDraftRepository, ChoreRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { nextDuesOf } from "./show-chore.feature.js";

/** What a draft was understood as. */
@Feature("chore.show-draft")
export class ShowDraft {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly chores: ChoreRepository,
    private readonly drafts: ChoreDraftRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws ChoreDraftGone, ChoreNotFound, PermissionDenied; of a draft of an earlier version also what its repeat is refused with */
  execute(asker: Asker, { draftId }: { draftId: ChoreDraftId }): Promise<ChoreDraftView> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "chore.view");
      const { input, schedule: understood } = await this.drafts.get(draftId);
      const now = this.clock.now();
      const repeat = input.repeat ?? "";
      const schedule = understood ?? readSchedule(repeat, { now, timeZone: (await this.guilds.get()).timeZone, locale: asker.locale });
      const nextDues = nextDuesOf(schedule, now);
      const chore = input.choreId ? await this.chores.get(input.choreId) : null;
      const wholeTree = input.wholeTree ?? chore?.wholeTree ?? false;
      return { draftId, choreId: input.choreId ?? null, title: input.title ?? chore?.title ?? "", repeat, schedule, nextDues, wholeTree };
    });
  }
}
