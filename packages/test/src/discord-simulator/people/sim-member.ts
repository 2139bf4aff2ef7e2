import { ComponentType, InteractionType, PermissionFlagsBits, type APIModalInteractionResponseCallbackData } from "discord-api-types/v10";
import type { InteractionSender, Intention } from "../interactions/interaction-sender.js";
import type { Outcome } from "../interactions/waiting.js";
import type { Guilds } from "../world/guilds.js";
import type { Messages } from "../world/messages.js";
import { has, permissionsOf } from "../world/permissions.js";
import type { Channel, Guild, Membership, StoredMessage, World } from "../world/world.js";
import { nested, pickCommand, type FilledOption, type OptionValue, type PickedCommand } from "./command-call.js";
import { fillOptions } from "./fill-options.js";
import { findMentioned, kindsOfOption, kindsOfSelect, resolve } from "./resolved.js";
import { SimMessage } from "./sim-message.js";
import { SimModal, type FieldValue } from "./sim-modal.js";
import { SimReply } from "./sim-reply.js";
import { pressable, selectable } from "./use-component.js";

/** What all simulated people share. */
export interface Stage {
  readonly world: World;
  readonly guilds: Guilds;
  readonly messages: Messages;
  readonly sender: InteractionSender;
  openDirectChannel(userId: string): Channel;
}

export type Options = Readonly<Record<string, OptionValue | SimMember>>;

/** A person in a guild, with a Discord client that is as strict as the real one: what cannot be done there throws here. */
export class SimMember {
  private last: SimReply | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly guild: Guild,
    readonly id: string,
    readonly name: string,
    private readonly channel: () => Channel,
  ) {}

  get mention(): string {
    return `<@${this.id}>`;
  }

  /** @throws Error as Discord's client would not let it be sent, or when the bot does not respond */
  async slash(command: string, options: Options = {}): Promise<SimReply> {
    const picked = this.pick(command);
    const filled = fillOptions(picked, this.typed(options), (type, typed) =>
      findMentioned(this.stage.world, this.guild, kindsOfOption(type), typed),
    );
    return this.send(InteractionType.ApplicationCommand, this.commandData(picked, filled), { commandName: picked.name });
  }

  /** What the bot offers for `typed` in the option; `others` are the options filled in before. */
  async autocomplete(
    command: string,
    option: string,
    typed: string,
    others: Options = {},
  ): Promise<{ name: string; value: string | number }[]> {
    const picked = this.pick(command);
    const target = picked.options.find(({ name }) => name === option);
    if (!target) throw new Error(`/${picked.name} has no option ${option}`);
    if (!("autocomplete" in target) || !target.autocomplete) throw new Error(`/${picked.name}: option ${option} has no autocomplete`);
    const before = picked.options.flatMap(({ name, type }): FilledOption[] => {
      const value = this.typed(others)[name];
      return value === undefined || name === option ? [] : [{ name, type, value }];
    });
    const filled = [...before, { name: option, type: target.type, value: typed, focused: true as const }];
    const data = this.commandData(picked, filled);
    const { outcome } = await this.perform({ type: InteractionType.ApplicationCommandAutocomplete, data, commandName: picked.name });
    return outcome.kind === "choices" ? [...outcome.choices] : [];
  }

  /** The value of the first choice. @throws Error when there is none */
  async choose(command: string, option: string, typed: string): Promise<string> {
    const [first] = await this.autocomplete(command, option, typed);
    if (!first) throw new Error(`/${command.replace(/^\//, "")}: nothing to choose for ${option} ${typed}`);
    return String(first.value);
  }

  async click(on: SimReply | SimMessage, customIdOrLabel: string): Promise<SimReply> {
    const message = messageOf(on);
    const { customId } = pressable(message, this.id, customIdOrLabel);
    return this.send(InteractionType.MessageComponent, { custom_id: customId, component_type: ComponentType.Button }, { from: message });
  }

  async select(on: SimReply | SimMessage, customId: string, values: readonly string[]): Promise<SimReply> {
    const message = messageOf(on);
    const kinds = kindsOfSelect(message.selects().find((select) => select.customId === customId)?.type ?? ComponentType.StringSelect);
    const ids = kinds.length === 0 ? values : values.map((value) => findMentioned(this.stage.world, this.guild, kinds, value) ?? value);
    const select = selectable(message, this.id, customId, ids);
    const resolved = kinds.length === 0 ? {} : resolve(this.stage.world, this.guild, this.membership(), ids);
    const data = { custom_id: select.customId, component_type: select.type, values: ids, ...resolved };
    return this.send(InteractionType.MessageComponent, data, { from: message });
  }

  async submit(on: SimReply | SimModal, fields: Readonly<Record<string, FieldValue>>): Promise<SimReply> {
    const modal = on instanceof SimReply ? on.modal : on;
    const data = { custom_id: modal.customId, components: modal.filled(fields) };
    const source = this.stage.world.messages[modal.sourceMessageId ?? ""];
    return this.send(InteractionType.ModalSubmit, data, source ? { from: new SimMessage(this.stage.world, source) } : {});
  }

  /** Sends an interaction that no honest client would: hidden commands, made-up custom ids, another guild's values. */
  async forge(type: InteractionType, data: object, from?: SimReply | SimMessage): Promise<SimReply> {
    return this.send(type, data, from ? { from: messageOf(from) } : {});
  }

  /** A plain message in the channel. */
  say(text: string): SimMessage {
    const message = this.stage.messages.create({ channelId: this.channel().id, authorId: this.id }, { content: text });
    if (!message) throw new Error("an empty message cannot be sent");
    return this.seen(message);
  }

  /** What the bot answered last: also a follow-up that came after the first answer. @throws Error when there was none */
  lastReply(): SimReply {
    if (!this.last) throw new Error(`${this.name} has had no reply yet`);
    return this.last;
  }

  /** The channel as this person sees it, oldest first. */
  sees(channelId = this.channel().id): SimMessage[] {
    return this.stage.messages.inChannel(channelId, this.id).map((message) => this.seen(message));
  }

  /** What the bot wrote to this person alone. */
  directMessages(): SimMessage[] {
    return this.sees(this.stage.openDirectChannel(this.id).id);
  }

  closeDirectMessages(): void {
    const person = this.stage.world.people[this.id];
    if (person) person.acceptsDirectMessages = false;
  }

  /** Resolves with the first message, present or to come, whose text contains or matches `wanted`. @throws Error (rejects) after the patience */
  eventuallySees(wanted: string | RegExp, withinMs = 5_000): Promise<SimMessage> {
    const fits = (message: SimMessage): boolean =>
      typeof wanted === "string" ? message.text().includes(wanted) : wanted.test(message.text());
    const find = (): SimMessage | undefined => [...this.sees(), ...this.directMessages()].find(fits);
    const now = find();
    if (now) return Promise.resolve(now);
    return new Promise((resolve, reject) => {
      const stop = this.stage.messages.watch(() => {
        const message = find();
        if (message) finish(() => resolve(message));
      });
      const timer = setTimeout(() => finish(() => reject(new Error(`${this.name} never saw ${String(wanted)}`))), withinMs);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        stop();
        settle();
      };
    });
  }

  private pick(command: string): PickedCommand {
    const here = Object.values(this.stage.world.commands).filter(({ guild_id }) => guild_id === undefined || guild_id === this.guild.id);
    const picked = pickCommand(here, command);
    const needed = picked.command.default_member_permissions;
    const held = permissionsOf(this.guild, this.membership());
    if (needed !== null && needed !== undefined && !has(held, BigInt(needed === "0" ? PermissionFlagsBits.Administrator : needed))) {
      throw new Error(`/${picked.name} is hidden from ${this.name}: it needs permissions ${needed}`);
    }
    if (!has(held, PermissionFlagsBits.UseApplicationCommands)) throw new Error(`${this.name} may not use commands here`);
    return picked;
  }

  private typed(options: Options): Record<string, OptionValue> {
    return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, value instanceof SimMember ? value.id : value]));
  }

  private commandData(picked: PickedCommand, filled: readonly FilledOption[]): object {
    const { command } = picked;
    const named = filled.filter(({ type }) => kindsOfOption(type).length > 0).map(({ value }) => String(value));
    return {
      id: command.id,
      name: command.name,
      type: command.type,
      options: nested(picked, filled),
      ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
      ...resolve(this.stage.world, this.guild, this.membership(), named),
    };
  }

  private async send(type: InteractionType, data: object, about: { commandName?: string; from?: SimMessage }): Promise<SimReply> {
    const { commandName, from } = about;
    const { outcome, interactionId, acknowledgedAfterMs } = await this.perform({
      type,
      data,
      ...(commandName === undefined ? {} : { commandName }),
      ...(from ? { sourceMessageId: from.id } : {}),
    });
    this.last = new SimReply(acknowledgedAfterMs, this.shown(outcome, from?.id ?? null));
    this.followLater(interactionId, acknowledgedAfterMs);
    return this.last;
  }

  private perform(intention: Omit<Intention, "userId" | "channel">) {
    const channel = this.stage.world.messages[intention.sourceMessageId ?? ""]?.json.channel_id;
    const where = (channel === undefined ? undefined : this.stage.world.channels[channel]) ?? this.channel();
    return this.stage.sender.send({ ...intention, userId: this.id, channel: where });
  }

  private shown(outcome: Outcome, sourceMessageId: string | null) {
    if (outcome.kind === "message") return { message: this.seen(outcome.message) };
    if (outcome.kind === "modal")
      return { modal: new SimModal(outcome.modal as APIModalInteractionResponseCallbackData, sourceMessageId, this.channel().id) };
    return {};
  }

  /** Later messages of the same interaction become the last reply, until the person does something else. */
  private followLater(interactionId: string, acknowledgedAfterMs: number): void {
    const own = this.last;
    let latest = own;
    const stop = this.stage.messages.watch(({ kind, message }) => {
      if (this.last !== latest) return stop();
      if (kind !== "created" || message.interactionId !== interactionId || !this.seen(message).isVisibleTo(this.id)) return;
      latest = new SimReply(acknowledgedAfterMs, { message: this.seen(message) });
      this.last = latest;
    });
  }

  private membership(): Membership {
    const member = this.guild.members.find(({ userId }) => userId === this.id);
    if (!member) throw new Error(`${this.name} is not in ${this.guild.name}`);
    return member;
  }

  private seen(message: StoredMessage): SimMessage {
    return new SimMessage(this.stage.world, message);
  }
}

const messageOf = (on: SimReply | SimMessage): SimMessage => (on instanceof SimMessage ? on : on.message);
