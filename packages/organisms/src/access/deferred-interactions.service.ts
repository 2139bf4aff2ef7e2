import type { UserId } from "@chorestree/atoms/member";
import type { GuildId } from "@chorestree/atoms/guild";
import { Clock } from "@chorestree/atoms/kernel";
import { Injectable } from "@chorestree/core/container";
import { UnitOfWork } from "@chorestree/core/database";
import { type Deferral, DeferredInteractionRepository } from "@chorestree/molecules/access";
import { MemberRepository } from "@chorestree/molecules/member";

export type { Deferral } from "@chorestree/molecules/access";

/** Far longer than an act can take under the database's own time limits: whoever has not answered by then will not. */
const GIVEN_UP_MS = 60_000;
/** Discord takes no answer after that (Discord docs: Receiving and Responding). */
const TOKEN_LIVES_MS = 15 * 60_000;
const AT_ONCE = 100;

export interface BrokenPromise extends Deferral {
  /** What became of the act, if it was one. */
  readonly outcome: "answered" | "refused" | null;
}

/** The answers that are promised in Discord, so that another process can speak for one that died before it answered. */
@Injectable()
export class DeferredInteractions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deferrals: DeferredInteractionRepository,
    private readonly members: MemberRepository,
    private readonly clock: Clock,
  ) {}

  /** Whether it is noted by this; another session of the shard may have done so before. */
  promised(deferral: Deferral): Promise<boolean> {
    return this.unitOfWork.run(deferral.guildId, "interaction.deferred", () => this.deferrals.insert(deferral, this.clock.now()));
  }

  kept({ guildId, interactionId }: Pick<Deferral, "guildId" | "interactionId">): Promise<void> {
    return this.unitOfWork.run(guildId, "interaction.answered", () => this.deferrals.delete(interactionId));
  }

  /** Those that nobody will keep any more, and can still be apologised for; what is too old for that is forgotten. */
  async broken(): Promise<BrokenPromise[]> {
    const now = this.clock.now().getTime();
    await this.deferrals.deleteUntil(new Date(now - TOKEN_LIVES_MS));
    const left = await this.deferrals.deferredUntil(new Date(now - GIVEN_UP_MS), AT_ONCE);
    const broken: BrokenPromise[] = [];
    for (const deferral of left) broken.push({ ...deferral, outcome: await this.outcomeOf(deferral) });
    return broken;
  }

  private outcomeOf({ guildId, userId, interactionId }: { guildId: GuildId; userId: UserId; interactionId: string }) {
    return this.unitOfWork.run(guildId, "interaction.outcome", async () => {
      const memberId = await this.members.idOf(userId);
      return memberId && this.unitOfWork.outcomeOf({ guildId, memberId, idempotencyKey: interactionId });
    });
  }
}
