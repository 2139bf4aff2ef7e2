import { isSameSkill, type SkillId, SkillNotFound } from "@chorestree/atoms/assignment";
import { MemberSkill, Skill } from "@chorestree/atoms/assignment/entity";
import type { MemberId } from "@chorestree/atoms/member";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";

/** The only code that touches the `skill` and `member_skill` tables; seals and opens what skills are called. */
@Injectable()
export class SkillRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
  ) {}

  /** What each is called. A guild has few: names are opened to be compared. */
  async names(): Promise<ReadonlyMap<SkillId, string>> {
    const { guildId, rows } = this.scope.of(Skill);
    const skills = await rows.find({ where: { guildId }, order: { id: "ASC" } });
    return new Map(skills.map(({ id, name }) => [id, this.sealing.open(name, this.placeOf(guildId, id))]));
  }

  /** @throws SkillNotFound */
  async called(name: string): Promise<SkillId> {
    for (const [id, known] of await this.names()) if (isSameSkill(known, name)) return id;
    throw new SkillNotFound({});
  }

  /** The one that is called that, else a new one; until the unit ends nobody else makes one. */
  async calledOrNew(name: string, newId: () => SkillId): Promise<SkillId> {
    const { guildId, rows, manager } = this.scope.of(Skill);
    // Sealed names cannot be unique by themselves.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`skills ${guildId}`]);
    for (const [id, known] of await this.names()) if (isSameSkill(known, name)) return id;
    const id = newId();
    await rows.insert(rows.create({ guildId, id, name: this.sealing.seal(name, this.placeOf(guildId, id)) }));
    return id;
  }

  /** Who holds which. */
  async held(): Promise<ReadonlyMap<MemberId, readonly SkillId[]>> {
    const { guildId, rows } = this.scope.of(MemberSkill);
    const skills = new Map<MemberId, SkillId[]>();
    for (const { memberId, skillId } of await rows.find({ where: { guildId }, order: { skillId: "ASC" } })) {
      skills.set(memberId, [...(skills.get(memberId) ?? []), skillId]);
    }
    return skills;
  }

  async give(memberId: MemberId, skillId: SkillId): Promise<void> {
    const { guildId, rows } = this.scope.of(MemberSkill);
    await rows.createQueryBuilder().insert().values(rows.create({ guildId, memberId, skillId })).orIgnore().execute();
  }

  async take(memberId: MemberId, skillId: SkillId): Promise<void> {
    const { guildId, rows } = this.scope.of(MemberSkill);
    await rows.delete({ guildId, memberId, skillId });
  }

  private readonly placeOf = (guild: string, row: SkillId) => ({ table: "skill", column: "name", guild, row });
}
