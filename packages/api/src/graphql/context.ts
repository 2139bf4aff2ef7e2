import type { GuildId } from "@chorestree/atoms/guild";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Asker } from "@chorestree/organisms/kernel";

/** What resolvers ask. Reading only: no act is in it. */
export type Questions = Pick<
  Organisms,
  | "showRota"
  | "listAbsences"
  | "listChores"
  | "showChore"
  | "showTree"
  | "listTasks"
  | "showTask"
  | "showTaskHistory"
  | "showPlan"
  | "showWorkReport"
>;

/** One request's view: who asks, once for each guild, however often the query names it. */
export class GraphqlContext {
  private readonly entered = new Map<GuildId, Promise<Asker>>();

  constructor(
    readonly questions: Questions,
    private readonly enter: (guildId: GuildId) => Promise<Asker>,
  ) {}

  /** @throws GuildNotFound, also for who is not in it */
  askerIn(guildId: GuildId): Promise<Asker> {
    const asker = this.entered.get(guildId) ?? this.enter(guildId);
    this.entered.set(guildId, asker);
    return asker;
  }
}

/** Resolvers below a guild get who asks there as their parent. */
export interface GuildParent {
  readonly id: GuildId;
  readonly asker: Asker;
}
