import { ApplicationFlags, GatewayIntentBits } from "discord-api-types/v10";
import type { Gateway } from "../gateway/gateway.js";
import { newUser, userOf } from "../wire/people.js";
import type { Snowflakes } from "../world/snowflakes.js";
import type { World } from "../world/world.js";
import type { WorldStore } from "../world/world-store.js";
import { asObject, ok, type Call, type Route } from "./call.js";
import { invalidForm, unknownUser } from "./rest-error.js";

/** Who the bot is, where its gateway is, and its way to one person. */
export function identityRoutes(store: WorldStore, snowflakes: Snowflakes, gateway: Gateway): Route[] {
  const { world } = store;
  return [
    { method: "GET", pattern: "/gateway", auth: "none", handle: () => ok({ url: gateway.url }) },
    { method: "GET", pattern: "/gateway/bot", auth: "bot", handle: () => ok(gatewayBot(world, gateway)) },
    { method: "GET", pattern: "/users/@me", auth: "bot", handle: () => ok(userOf(world, world.application.id)) },
    { method: "GET", pattern: "/users/@me/guilds", auth: "bot", handle: () => ok(ownGuilds(world)) },
    { method: "POST", pattern: "/users/@me/channels", auth: "bot", handle: (call) => ok(directChannel(store, snowflakes, call)) },
    { method: "GET", pattern: "/users/:userId", auth: "bot", handle: (call) => ok(findUser(world, call.param("userId"))) },
    { method: "GET", pattern: "/applications/@me", auth: "bot", handle: () => ok(application(world, gateway)) },
    { method: "GET", pattern: "/oauth2/applications/@me", auth: "bot", handle: () => ok(application(world, gateway)) },
  ];
}

function gatewayBot(world: World, gateway: Gateway) {
  const guilds = Object.values(world.guilds).filter(({ botInside }) => botInside).length;
  // Discord recommends about one shard per thousand guilds.
  return { url: gateway.url, shards: Math.max(1, Math.ceil(guilds / 1_000)), session_start_limit: gateway.limits.startLimit() };
}

const ownGuilds = (world: World) =>
  Object.values(world.guilds)
    .filter(({ botInside }) => botInside)
    .map(({ id, name }) => ({ id, name, icon: null, banner: null, owner: false, permissions: "0", features: [] }));

function findUser(world: World, userId: string) {
  const person = world.people[userId];
  if (!person) throw unknownUser();
  return person.user;
}

/** The same channel each time: a DM is opened once. */
function directChannel(store: WorldStore, snowflakes: Snowflakes, call: Call) {
  const recipientId = asObject(call.body).recipient_id;
  const person = typeof recipientId === "string" ? store.world.people[recipientId] : undefined;
  if (!person || person.user.bot) {
    throw invalidForm([{ path: "recipient_id", code: "INVALID_RECIPIENT", message: "No such user, or a bot." }]);
  }
  return openDirectChannel(store, snowflakes, person.user.id);
}

export function openDirectChannel(store: WorldStore, snowflakes: Snowflakes, userId: string) {
  const { channels } = store.world;
  const found = Object.values(channels).find((channel) => channel.type === 1 && channel.recipients?.some(({ id }) => id === userId));
  if (found?.type === 1) return found;
  const id = snowflakes.next();
  const channel = { id, type: 1 as const, name: null, last_message_id: null, flags: 0, recipients: [userOf(store.world, userId)] };
  channels[id] = channel;
  store.changed();
  return channel;
}

function application(world: World, gateway: Gateway) {
  const bot = userOf(world, world.application.id);
  return {
    id: world.application.id,
    name: bot.username,
    icon: null,
    description: "",
    summary: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: world.application.publicKey,
    flags: portalFlags(gateway.options.privilegedIntents),
    bot,
    owner: newUser("1", "Portal Owner"),
    team: null,
    redirect_uris: [],
    interactions_endpoint_url: null,
    approximate_guild_count: ownGuilds(world).length,
    integration_types_config: { "0": {} },
  };
}

/** The portal's switches show as the "limited" flags until an application is verified. */
function portalFlags(intents: number): number {
  const flag = (intent: GatewayIntentBits, value: number): number => ((intents & intent) === 0 ? 0 : value);
  return (
    flag(GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresenceLimited) |
    flag(GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembersLimited) |
    flag(GatewayIntentBits.MessageContent, ApplicationFlags.GatewayMessageContentLimited)
  );
}
