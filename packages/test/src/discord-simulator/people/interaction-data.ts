import { ComponentType, PermissionFlagsBits } from "discord-api-types/v10";
import { has, permissionsOf } from "../world/permissions.js";
import type { Guild, Membership, World } from "../world/world.js";
import { nested, pickCommand, type FilledOption, type OptionValue, type PickedCommand } from "./command-call.js";
import { fillOptions } from "./fill-options.js";
import { findMentioned, kindsOfOption, kindsOfSelect, resolve } from "./resolved.js";
import type { SimMessage } from "./sim-message.js";
import { selectable } from "./use-component.js";

/** Who acts, and where. */
export interface Actor {
  readonly world: World;
  readonly guild: Guild;
  readonly member: Membership;
  readonly name: string;
}

export type Typed = Readonly<Record<string, OptionValue>>;

/** The command a person typed, if their client shows it to them. @throws Error when it does not */
export function pickFor({ world, guild, member, name }: Actor, typed: string): PickedCommand {
  const here = Object.values(world.commands).filter(({ guild_id }) => guild_id === undefined || guild_id === guild.id);
  const picked = pickCommand(here, typed);
  const held = permissionsOf(guild, member);
  if (!has(held, PermissionFlagsBits.UseApplicationCommands)) throw new Error(`${name} may not use commands here`);
  if (!mayUse(picked, held)) throw new Error(`/${picked.name} is hidden from ${name}: it needs more permissions`);
  return picked;
}

/** `default_member_permissions`: "0" hides a command from all but administrators. */
export function mayUse({ command }: PickedCommand, held: bigint): boolean {
  const needed = command.default_member_permissions ?? null;
  return needed === null || has(held, needed === "0" ? PermissionFlagsBits.Administrator : BigInt(needed));
}

/** @throws Error on options that the client would not let a person send */
export function slashData(actor: Actor, picked: PickedCommand, typed: Typed): object {
  const find = (type: FilledOption["type"], text: string) => findMentioned(actor.world, actor.guild, kindsOfOption(type), text);
  return commandData(actor, picked, fillOptions(picked, typed, find));
}

/** Partial on purpose: while somebody types, required options may still be missing. */
export function autocompleteData(actor: Actor, picked: PickedCommand, option: string, typed: string, others: Typed): object {
  const target = picked.options.find(({ name }) => name === option);
  if (!target) throw new Error(`/${picked.name} has no option ${option}`);
  if (!("autocomplete" in target) || !target.autocomplete) throw new Error(`/${picked.name}: option ${option} has no autocomplete`);
  const before = picked.options.flatMap(({ name, type }): FilledOption[] => {
    const value = others[name];
    return value === undefined || name === option ? [] : [{ name, type, value }];
  });
  return commandData(actor, picked, [...before, { name: option, type: target.type, value: typed, focused: true as const }]);
}

/** @throws Error when these values cannot be chosen there */
export function selectData(actor: Actor, message: SimMessage, customId: string, values: readonly string[]): object {
  const type = message.selects().find((select) => select.customId === customId)?.type ?? ComponentType.StringSelect;
  const kinds = kindsOfSelect(type);
  const ids = kinds.length === 0 ? values : values.map((value) => findMentioned(actor.world, actor.guild, kinds, value) ?? value);
  const select = selectable(message, actor.member.userId, customId, ids);
  const resolved = kinds.length === 0 ? {} : resolve(actor.world, actor.guild, actor.member, ids);
  return { custom_id: select.customId, component_type: select.type, values: ids, ...resolved };
}

function commandData({ world, guild, member }: Actor, picked: PickedCommand, filled: readonly FilledOption[]): object {
  const { command } = picked;
  const mentioned = filled.filter(({ type }) => kindsOfOption(type).length > 0).map(({ value }) => String(value));
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    options: nested(picked, filled),
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...resolve(world, guild, member, mentioned),
  };
}
