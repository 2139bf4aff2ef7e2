import { type ChoreDraftId, ChoreDraftGone, DraftChoreInput } from "@chorestree/atoms/chore";
import { ChoreDraft } from "@chorestree/atoms/chore/entity";
import type { MemberId } from "@chorestree/atoms/member";
import type { Schedule } from "@chorestree/atoms/schedule";
import { Injectable } from "@chorestree/core/container";
import { GuildScope } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";

/** What the draft holds: the input, and for a change the version of the chore that was looked at. */
export interface Drafted {
  readonly input: DraftChoreInput;
  readonly version: number | null;
  /** What the repeat was understood as when it was typed; drafts of an earlier version have none. */
  readonly schedule?: Schedule | null;
}

/** The only code that touches the `chore_draft` table; seals and opens what was typed. */
@Injectable()
export class ChoreDraftRepository {
  constructor(
    private readonly scope: GuildScope,
    private readonly sealing: Sealing,
  ) {}

  async insert(id: ChoreDraftId, drafted: Drafted, by: MemberId, at: Date): Promise<void> {
    const { guildId, rows } = this.scope.of(ChoreDraft);
    await rows.insert(rows.create({ guildId, id, input: this.sealed(guildId, id, drafted), draftedBy: by, draftedAt: at }));
  }

  /** @throws ChoreDraftGone */
  async get(id: ChoreDraftId): Promise<Drafted> {
    const { guildId, rows } = this.scope.of(ChoreDraft);
    const draft = await rows.findOneBy({ guildId, id });
    if (!draft) throw new ChoreDraftGone({ draftId: id });
    return JSON.parse(this.sealing.open(draft.input, this.placeOf(guildId, id))) as Drafted;
  }

  /** @throws ChoreDraftGone */
  async replace(id: ChoreDraftId, drafted: Drafted): Promise<void> {
    const { guildId, rows } = this.scope.of(ChoreDraft);
    const { affected } = await rows.update({ guildId, id }, { input: this.sealed(guildId, id, drafted) });
    if (affected !== 1) throw new ChoreDraftGone({ draftId: id });
  }

  /** Whether there was one: of two who save it at once one finds it gone. */
  async delete(id: ChoreDraftId): Promise<boolean> {
    const { guildId, rows } = this.scope.of(ChoreDraft);
    const { affected } = await rows.delete({ guildId, id });
    return affected === 1;
  }

  private sealed(guildId: string, id: ChoreDraftId, drafted: Drafted) {
    return this.sealing.seal(JSON.stringify(drafted), this.placeOf(guildId, id));
  }

  private readonly placeOf = (guild: string, row: ChoreDraftId) => ({ table: "chore_draft", column: "input", guild, row });
}
