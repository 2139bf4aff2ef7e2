// @ts-check
// What is pressed, as Discord sends it.
import { guildIdOf, NAMES, userIdOf } from "./thousand-guilds.mjs";

/** @typedef {{ readonly type: number, readonly name: string, readonly value: string | undefined }} Option */
/**
 * @typedef {object} PressedCommand
 * @property {string} name
 * @property {string} path what is typed, without its options
 * @property {number} statements how many it runs, as reviewed; one more is looked into
 * @property {(seeded: import("./thousand-guilds.mjs").Seeded, round: number) => Option[]} options in the nth round over all guilds
 */

export const APPLICATION_ID = "600000000000000001";
const STRING = 3;
const MANAGE_SERVER = String(1n << 5n);

/** @returns {Option} */
export const text = (/** @type {string} */ name, /** @type {string | undefined} */ value) => ({ type: STRING, name, value });

let interactions = 700_000_000_000_000_000n;

/** One press by that guild's first member, who manages it. @param {string} path @param {readonly Option[]} options @param {number} guild */
export function pressIn(guild, path, options) {
  const id = String(++interactions);
  const [name, subcommand] = path.split(" ");
  const inner = subcommand === undefined ? options : [{ type: 1, name: subcommand, options }];
  const user = { id: userIdOf(0), username: "mia", discriminator: "0", global_name: NAMES[0], avatar: null };
  const member = { user, nick: null, roles: [], joined_at: "2026-01-01T00:00:00Z", permissions: MANAGE_SERVER, deaf: false, mute: false };
  return {
    id,
    application_id: APPLICATION_ID,
    type: 2,
    token: `token-${id}`,
    version: 1,
    guild_id: guildIdOf(guild),
    guild_locale: "en-US",
    locale: "en-US",
    channel_id: "500000000000000001",
    channel: { id: "500000000000000001", type: 0 },
    member: { ...member, flags: 0 },
    data: { id: "400000000000000001", type: 1, name, options: inner },
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 10_485_760,
    app_permissions: "0",
    context: 0,
  };
}
