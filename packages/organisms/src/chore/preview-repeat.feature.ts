import { type PreviewRepeatInput, type RepeatPreview } from "@chorestree/atoms/chore";
import { Clock } from "@chorestree/atoms/kernel";
import { readSchedule } from "@chorestree/atoms/schedule";
import { GuildScope } from "@chorestree/core/database";
import { GuildRepository } from "@chorestree/molecules/guild";
import { PermissionCheck } from "@chorestree/role-service/check";
import type { Asker } from "../kernel/act.js";
import { Feature } from "../kernel/feature.js";
import { nextDuesOf } from "./show-chore.feature.js";

/** What a repeat would be understood as, and its next dates: nothing is saved. */
@Feature("chore.preview")
export class PreviewRepeat {
  constructor(
    private readonly scope: GuildScope,
    private readonly permissions: PermissionCheck,
    private readonly guilds: GuildRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RepeatUnreadable, RuleInvalid, RuleTooOften, RuleNeverFires, RuleStartTooFar, PermissionDenied */
  execute(asker: Asker, { repeat }: PreviewRepeatInput): Promise<RepeatPreview> {
    return this.scope.within(asker.guildId, async () => {
      this.permissions.require(asker, "chore.view");
      const { timeZone } = await this.guilds.get();
      const now = this.clock.now();
      const schedule = readSchedule(repeat, { now, timeZone, locale: asker.locale });
      return { schedule, nextDues: nextDuesOf(schedule, now) };
    });
  }
}
