import type { FastifyReply, FastifyRequest } from "fastify";
import type { GuildId } from "@chorestree/atoms/guild";
import type { Ids } from "@chorestree/atoms/kernel";
import type { UserId } from "@chorestree/atoms/member";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Act, Asker } from "@chorestree/organisms/kernel";
import type { RateLimits } from "./rate-limits.js";
import { NotSignedIn } from "./refusals.js";

/** Lets requests in: first who they are, then, in each guild, as what. */
export class Doorkeeper {
  private readonly users = new WeakMap<FastifyRequest, UserId>();

  constructor(
    private readonly organisms: Pick<Organisms, "identifyToken" | "enterGuild">,
    private readonly limits: RateLimits,
    private readonly ids: Ids,
  ) {}

  /** Before anything of the request is looked at. Guesses count against the guesser's address. @throws NotSignedIn, TooManyRequests */
  readonly identify = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const user = token === undefined ? null : await this.organisms.identifyToken.execute(token);
    await this.limits.take(request, reply, user);
    if (!user) throw new NotSignedIn();
    this.users.set(request, user);
  };

  /** @throws GuildNotFound, also for who is not in it */
  askerOf(request: FastifyRequest, guildId: GuildId): Promise<Asker> {
    const user = this.users.get(request);
    if (!user) throw new NotSignedIn();
    return this.organisms.enterGuild.execute(guildId, user, request.id);
  }

  /** Without an `Idempotency-Key` each request is an act of its own. */
  async actOf(request: FastifyRequest, guildId: GuildId): Promise<Act> {
    const key = request.headers["idempotency-key"];
    return { ...(await this.askerOf(request, guildId)), idempotencyKey: typeof key === "string" ? key : this.ids.next() };
  }
}
