import { describe, expect, test } from "@jest/globals";
import { PermissionFlagsBits, type APIOverwrite } from "discord-api-types/v10";
import { newRole } from "../wire/guild.js";
import { ALL_PERMISSIONS, permissionBits, permissionsOf } from "./permissions.js";
import type { Guild, GuildChannel, Membership } from "./world.js";

const { ViewChannel, SendMessages, ManageGuild, Administrator } = PermissionFlagsBits;
const member = (roles: string[] = []): Membership => ({ userId: "mia", nick: null, roles, joinedAt: "" });
const guild = (ownerId = "pat"): Guild => ({
  id: "g",
  name: "Oak Street",
  ownerId,
  locale: "en-US",
  available: true,
  botInside: true,
  channelIds: [],
  members: [],
  roles: [
    newRole("g", "@everyone", String(ViewChannel | SendMessages), 0),
    newRole("manager", "Manager", String(ManageGuild), 1),
    newRole("admin", "Admin", String(Administrator), 2),
  ],
});
const channel = (...permission_overwrites: APIOverwrite[]): GuildChannel => ({
  id: "c",
  type: 0,
  guild_id: "g",
  name: "chores",
  topic: null,
  position: 0,
  permission_overwrites,
  parent_id: null,
  nsfw: false,
  rate_limit_per_user: 0,
  last_message_id: null,
});
const over = (type: 0 | 1, id: string, allow: bigint, deny: bigint): APIOverwrite => ({
  type,
  id,
  allow: String(allow),
  deny: String(deny),
});

describe("what a member may do", () => {
  test("is what everyone may, and their roles add", () => {
    expect(permissionsOf(guild(), member())).toBe(ViewChannel | SendMessages);
    expect(permissionsOf(guild(), member(["manager"]))).toBe(ViewChannel | SendMessages | ManageGuild);
  });

  test("is everything for the owner and for administrators, whatever the channel says", () => {
    const closed = channel(over(0, "g", 0n, ViewChannel));
    expect(permissionsOf(guild("mia"), member(), closed)).toBe(ALL_PERMISSIONS);
    expect(permissionsOf(guild(), member(["admin"]), closed)).toBe(ALL_PERMISSIONS);
  });

  test("is changed in a channel: everyone's, then roles', then the member's own overwrite", () => {
    const forAll = over(0, "g", 0n, ViewChannel | SendMessages);
    expect(permissionsOf(guild(), member(["manager"]), channel(forAll))).toBe(ManageGuild);
    expect(permissionsOf(guild(), member(["manager"]), channel(over(0, "manager", ViewChannel, 0n), forAll))).toBe(
      ManageGuild | ViewChannel,
    );
    const own = over(1, "mia", SendMessages, ViewChannel);
    expect(permissionsOf(guild(), member(["manager"]), channel(own, over(0, "manager", ViewChannel, 0n), forAll))).toBe(
      ManageGuild | SendMessages,
    );
    expect(permissionsOf(guild(), member(), channel(over(0, "manager", 0n, ViewChannel)))).toBe(ViewChannel | SendMessages);
  });

  test("is written as the sum of its bits", () => {
    expect(permissionBits(["ViewChannel", "SendMessages"])).toBe("3072");
  });
});
