import type { Clock, Random } from "@chorestree/atoms/kernel";
import { Changes } from "./changes.js";
import { Gateway, type GatewayOptions } from "./gateway/gateway.js";
import { FollowUps } from "./interactions/follow-ups.js";
import { InteractionBook } from "./interactions/interaction-book.js";
import { InteractionCallback } from "./interactions/interaction-callback.js";
import { InteractionSender } from "./interactions/interaction-sender.js";
import { Waiting, type Patience } from "./interactions/waiting.js";
import { GuildList } from "./people/stage-guild.js";
import type { Stage } from "./people/sim-member.js";
import { Problems } from "./problems.js";
import { ChannelRoutes } from "./rest/channel-routes.js";
import { CommandRoutes } from "./rest/command-routes.js";
import { GuildRoutes } from "./rest/guild-routes.js";
import { identityRoutes, openDirectChannel } from "./rest/identity-routes.js";
import { interactionRoutes } from "./rest/interaction-routes.js";
import type { RateLimitOptions } from "./rest/rate-limits.js";
import { RestApi } from "./rest/rest-api.js";
import { newUser } from "./wire/people.js";
import { registerApplication } from "./world/application-identity.js";
import { Guilds } from "./world/guilds.js";
import { Messages } from "./world/messages.js";
import { Snowflakes } from "./world/snowflakes.js";
import type { ApplicationIdentity, World } from "./world/world.js";
import { WorldStore } from "./world/world-store.js";

export interface PartsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly statePath: string | undefined;
  readonly application: Partial<ApplicationIdentity>;
  readonly applicationName: string;
  readonly gateway: GatewayOptions;
  readonly patience: Patience;
  readonly rateLimit: RateLimitOptions | undefined;
}

export type Parts = Awaited<ReturnType<typeof parts>>;

/** Everything the simulator is made of, wired; nothing listens yet. */
export async function parts(options: PartsOptions) {
  const { clock, random } = options;
  const store = await WorldStore.open(options.statePath, () => createWorld(options));
  const { world } = store;
  const problems = new Problems();
  const changes = new Changes();
  const secret = (): string => Buffer.from(random.bytes(32)).toString("base64url");
  const snowflakes = new Snowflakes(clock, world);
  const gateway = new Gateway(world, clock, secret, problems, options.gateway, changes);
  const messages = new Messages(store, snowflakes, clock, gateway, changes);
  const guilds = new Guilds(store, snowflakes, clock, gateway);

  const book = new InteractionBook(store, clock, problems);
  const waiting = new Waiting(options.patience, (id) => problems.mistake("never acknowledged", describe(book, id)));
  const callback = new InteractionCallback(world, book, messages, waiting);
  const followUps = new FollowUps(book, callback, messages, waiting, problems);
  const sender = new InteractionSender(world, snowflakes, clock, secret, gateway, book, waiting);

  const rest = new RestApi(
    store,
    clock,
    problems,
    [
      ...identityRoutes(store, snowflakes, gateway),
      ...new CommandRoutes(store, snowflakes).routes(),
      ...interactionRoutes(callback, followUps),
      ...new ChannelRoutes(world, messages, problems).routes(),
      ...new GuildRoutes(world, guilds, problems, options.gateway.privilegedIntents).routes(),
    ],
    options.rateLimit,
    changes,
  );
  const stage: Stage = {
    world,
    guilds,
    messages,
    sender,
    changes,
    openDirectChannel: (userId) => openDirectChannel(store, snowflakes, userId),
  };
  return { store, problems, changes, gateway, messages, rest, waiting, guildList: new GuildList(world, guilds, snowflakes, stage) };
}

function createWorld({ clock, random, application, applicationName }: PartsOptions): World {
  const memory = { lastId: "0" };
  const identity = registerApplication(new Snowflakes(clock, memory).next(), random, application);
  const bot = { user: newUser(identity.id, applicationName, true), locale: "en-US", acceptsDirectMessages: false };
  const empty = { guilds: {}, channels: {}, commands: {}, messages: {}, interactions: {} };
  return { version: 1, lastId: memory.lastId, application: identity, people: { [identity.id]: bot }, ...empty };
}

function describe(book: InteractionBook, id: string): string {
  const interaction = book.get(id);
  return interaction ? book.describe(interaction) : id;
}
