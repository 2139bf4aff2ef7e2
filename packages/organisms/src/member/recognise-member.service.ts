import type { GuildFacts, GuildId } from "@chorestree/atoms/guild";
import { Clock, Ids } from "@chorestree/atoms/kernel";
import type { MemberId, UserId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { UnitOfWork } from "@chorestree/core/database";
import { MemberLeft } from "@chorestree/events/contracts";
import { EventPublisher, Outbox } from "@chorestree/events/outbox";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { DiscordMirror } from "@chorestree/role-service/mirror";

/** A person as an interaction or the gateway shows them. */
export interface DiscordMemberFacts {
  readonly guildId: GuildId;
  readonly userId: UserId;
  readonly displayName: string;
  readonly roleIds: readonly string[];
}

/** How long a process believes that it has written somebody's facts: what only the mirror reads may be this old. */
const REMEMBERED_MS = 60_000;
/** Forgetting all at once is cheap: each person costs one write again. */
const REMEMBERED_MOST = 10_000;

/** Makes whoever acts a known member, with the roles Discord sent along. A person seen a moment ago costs no query. */
@Injectable()
@EventPublisher(MemberLeft)
export class RecogniseMember {
  private readonly remembered = new Map<string, { facts: string; memberId: MemberId; until: number }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly guilds: GuildRepository,
    private readonly members: MemberRepository,
    private readonly mirror: DiscordMirror,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @param guild the language and zone a guild starts with, where the gateway has not shown it yet */
  async execute(person: DiscordMemberFacts, guild: GuildFacts): Promise<MemberId> {
    const who = `${person.guildId} ${person.userId}`;
    const facts = JSON.stringify([person.displayName, person.roleIds]);
    const now = this.clock.now().getTime();
    const known = this.remembered.get(who);
    if (known?.facts === facts && known.until > now) return known.memberId;

    const memberId = await this.record(person, guild);
    if (this.remembered.size >= REMEMBERED_MOST) this.remembered.clear();
    this.remembered.set(who, { facts, memberId, until: now + REMEMBERED_MS });
    return memberId;
  }

  /** Heard twice, it is told once. What follows from it follows from the event. */
  left({ guildId, userId }: Pick<DiscordMemberFacts, "guildId" | "userId">): Promise<void> {
    this.remembered.delete(`${guildId} ${userId}`);
    return this.unitOfWork.run(guildId, "member.left", async () => {
      await this.mirror.recordLeft(userId);
      const memberId = await this.members.markLeft(userId, this.clock.now());
      if (memberId) this.outbox.record({ memberId: null, correlationId: this.ids.next() }, MemberLeft, { memberId });
    });
  }

  private record({ guildId, userId, displayName, roleIds }: DiscordMemberFacts, guild: GuildFacts): Promise<MemberId> {
    return this.unitOfWork.run(guildId, "member.recognise", async () => {
      await this.guilds.admit(guild);
      await this.mirror.recordMember(userId, roleIds);
      return this.members.admit(userId, displayName);
    });
  }
}
