import { In, IsNull } from "typeorm";
import { Ids } from "@chorestree/atoms/kernel";
import { MemberId, MemberNotFound, type MemberRef, type MemberView, type UserId } from "@chorestree/atoms/member";
import { Member } from "@chorestree/atoms/member/entity";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";

/** The only code that touches the `member` table. */
@Injectable()
export class MemberRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
    private readonly ids: Ids,
  ) {}

  /** @throws MemberNotFound */
  async get(id: MemberId): Promise<MemberView> {
    const member = (await this.views([id])).get(id);
    if (!member) throw new MemberNotFound({ memberId: id });
    return member;
  }

  /** Who is meant, by our id or Discord's. @throws MemberNotFound also for who has left */
  async present(ref: MemberRef): Promise<MemberId> {
    const { guildId, rows } = this.scope.of(Member);
    const { success: ours, data: id } = MemberId.safeParse(ref);
    const named = ours ? { id } : { userId: ref as UserId };
    const member = await rows.findOne({ select: { id: true }, where: { guildId, ...named, leftAt: IsNull() } });
    if (!member) throw new MemberNotFound({ memberId: ref });
    return member.id;
  }

  /** Whom Discord knows them as, and whether they have left. */
  async standings(ids: readonly MemberId[]): Promise<ReadonlyMap<MemberId, { userId: UserId; hasLeft: boolean }>> {
    const { guildId, rows } = this.scope.of(Member);
    const found = await rows.find({ select: { id: true, userId: true, leftAt: true }, where: { guildId, id: In([...ids]) } });
    return new Map(found.map(({ id, userId, leftAt }) => [id, { userId, hasLeft: leftAt !== null }]));
  }

  /** Null for a user the guild has never met. */
  async idOf(userId: UserId): Promise<MemberId | null> {
    const { guildId, rows } = this.scope.of(Member);
    return (await rows.findOne({ select: { id: true }, where: { guildId, userId } }))?.id ?? null;
  }

  /** As readers see them. Members who do not exist here are left out. */
  async views(ids: Iterable<MemberId>): Promise<ReadonlyMap<MemberId, MemberView>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const { guildId, rows } = this.scope.of(Member);
    const members = await rows.findBy({ guildId, id: In(wanted) });
    return new Map(members.map((member) => [member.id, this.view(member)]));
  }

  /** Makes a user a member, or brings their name up to date; who had left is back. */
  async admit(userId: UserId, displayName: string): Promise<MemberId> {
    const { guildId, rows } = this.scope.of(Member);
    const id = (await this.idOf(userId)) ?? (await this.insert(userId));
    await rows.update({ guildId, id }, { displayName: this.sealing.seal(displayName, this.nameOf(guildId, id)), leftAt: null });
    return id;
  }

  /** Who has left with this; null for who had left before, or was never here. */
  async markLeft(userId: UserId, leftAt: Date): Promise<MemberId | null> {
    const { guildId, rows } = this.scope.of(Member);
    const marked = await rows.update({ guildId, userId, leftAt: IsNull() }, { leftAt });
    return marked.affected === 1 ? this.idOf(userId) : null;
  }

  /** Two processes may meet somebody at the same moment: the second finds what the first has made. */
  private async insert(userId: UserId): Promise<MemberId> {
    const { guildId, rows } = this.scope.of(Member);
    const id = MemberId.parse(this.ids.next());
    const member = rows.create({ guildId, id, userId, displayName: null, leftAt: null });
    await rows.createQueryBuilder().insert().values(member).orIgnore().execute();
    return (await this.idOf(userId)) ?? id;
  }

  private view(member: Member): MemberView {
    const displayName = this.sealing.open(member.displayName, this.nameOf(member.guildId, member.id));
    return { memberId: member.id, userId: member.userId, displayName };
  }

  private readonly nameOf = (guild: string, row: MemberId) => ({ table: "member", column: "display_name", guild, row });
}
