import type { Guilds } from "../world/guilds.js";
import type { Snowflakes } from "../world/snowflakes.js";
import type { Guild, World } from "../world/world.js";
import { SimGuild } from "./sim-guild.js";
import type { Stage } from "./sim-member.js";

export interface GuildWish {
  readonly members: readonly string[];
  /** The first member unless told. */
  readonly owner?: string;
  /** These get a role "Manager" with Manage Server. */
  readonly managers?: readonly string[];
  readonly locale?: string;
  /** Chooses an id that Discord would route to this shard. */
  readonly shardHint?: { readonly shard: number; readonly of: number };
}

/** Guilds by their name: asked for again, the same one is given, with whoever was missing added. */
export class GuildList {
  private readonly open = new Map<string, SimGuild>();

  constructor(
    private readonly world: World,
    private readonly guilds: Guilds,
    private readonly snowflakes: Snowflakes,
    private readonly stage: Stage,
  ) {}

  all(): SimGuild[] {
    return Object.values(this.world.guilds).map((guild) => this.view(guild));
  }

  find(nameOrId: string): SimGuild | undefined {
    const { guilds } = this.world;
    const found = guilds[nameOrId] ?? Object.values(guilds).find(({ name }) => name === nameOrId);
    return found && this.view(found);
  }

  /** @throws Error when there is nobody to own it */
  ensure(name: string, wish: GuildWish): SimGuild {
    const guild = this.find(name) ?? this.create(name, wish);
    for (const member of wish.members) guild.addMember(member);
    if (wish.managers) guild.role("Manager", ["ManageGuild"]);
    for (const manager of wish.managers ?? []) {
      guild.addMember(manager);
      guild.giveRole(manager, "Manager");
    }
    return guild;
  }

  private create(name: string, { members, owner = members[0], locale = "en-US", shardHint }: GuildWish): SimGuild {
    if (owner === undefined) throw new Error(`the guild ${name} needs an owner`);
    const ids = [...new Set([...members, owner])].map((person) => this.guilds.person(person).user.id);
    const ownerId = this.guilds.person(owner).user.id;
    const id = shardHint ? this.snowflakes.nextOnShard(shardHint.shard, shardHint.of) : this.snowflakes.next();
    return this.view(this.guilds.found(name, ownerId, ids, locale, id));
  }

  private view(guild: Guild): SimGuild {
    const known = this.open.get(guild.id) ?? new SimGuild(this.stage, guild);
    this.open.set(guild.id, known);
    return known;
  }
}
