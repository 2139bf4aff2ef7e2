import { ComponentType, InteractionType } from "discord-api-types/v10";
import type { InteractionSender } from "../interactions/interaction-sender.js";
import type { Outcome } from "../interactions/waiting.js";
import type { Changes } from "../changes.js";
import type { Guilds } from "../world/guilds.js";
import type { Messages } from "../world/messages.js";
import type { Channel, Guild, StoredMessage, World } from "../world/world.js";
import type { OptionValue } from "./command-call.js";
import { autocompleteData, pickFor, selectData, slashData, type Actor, type Typed } from "./interaction-data.js";
import { SimMessage } from "./sim-message.js";
import { SimModal, type FieldValue } from "./sim-modal.js";
import { SimReply } from "./sim-reply.js";
import { pressable } from "./use-component.js";

/** What all simulated people share. */
export interface Stage {
  readonly world: World;
  readonly guilds: Guilds;
  readonly messages: Messages;
  readonly sender: InteractionSender;
  readonly changes: Changes;
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

  /** Names of the roles held now, @everyone left out. */
  get roles(): string[] {
    const held = this.actor().member.roles;
    return this.guild.roles.filter(({ id }) => held.includes(id)).map(({ name }) => name);
  }

  /** @throws Error as Discord's client would not let it be sent, or when the bot does not respond */
  async slash(command: string, options: Options = {}): Promise<SimReply> {
    const picked = pickFor(this.actor(), command);
    const data = slashData(this.actor(), picked, typed(options));
    return this.send(InteractionType.ApplicationCommand, data, { commandName: picked.name });
  }

  /** What the bot offers for `text` in the option; `others` are the options filled in before. */
  async autocomplete(
    command: string,
    option: string,
    text: string,
    others: Options = {},
  ): Promise<{ name: string; value: string | number }[]> {
    const picked = pickFor(this.actor(), command);
    const data = autocompleteData(this.actor(), picked, option, text, typed(others));
    const type = InteractionType.ApplicationCommandAutocomplete;
    const { outcome } = await this.stage.sender.send({ type, data, commandName: picked.name, userId: this.id, channel: this.channel() });
    return outcome.kind === "choices" ? [...outcome.choices] : [];
  }

  /** The value of the first choice. @throws Error when there is none */
  async choose(command: string, option: string, text: string): Promise<string> {
    const [first] = await this.autocomplete(command, option, text);
    if (!first) throw new Error(`/${command.replace(/^\//, "")}: nothing to choose for ${option} ${text}`);
    return String(first.value);
  }

  async click(on: SimReply | SimMessage, customIdOrLabel: string): Promise<SimReply> {
    const message = messageOf(on);
    const { customId } = pressable(message, this.id, customIdOrLabel);
    return this.send(InteractionType.MessageComponent, { custom_id: customId, component_type: ComponentType.Button }, { from: message });
  }

  /** Values of a string select; ids, mentions or names in the others. */
  async select(on: SimReply | SimMessage, customId: string, values: readonly string[]): Promise<SimReply> {
    const message = messageOf(on);
    return this.send(InteractionType.MessageComponent, selectData(this.actor(), message, customId, values), { from: message });
  }

  async submit(on: SimReply | SimModal, fields: Readonly<Record<string, FieldValue>>): Promise<SimReply> {
    const modal = on instanceof SimReply ? on.modal : on;
    const data = { custom_id: modal.customId, components: modal.filled(fields) };
    const source = this.stage.world.messages[modal.sourceMessageId ?? ""];
    return this.send(InteractionType.ModalSubmit, data, source ? { from: this.seen(source) } : {});
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

  /** Resolves with the first message, present or to come, whose text contains or matches `wanted`. @throws Error (rejects) after `withinMs` real ms */
  eventuallySees(wanted: string | RegExp, withinMs = 5_000): Promise<SimMessage> {
    const fits = (message: SimMessage): boolean =>
      typeof wanted === "string" ? message.text().includes(wanted) : wanted.test(message.text());
    const look = (): SimMessage | undefined => [...this.sees(), ...this.directMessages()].find(fits);
    return this.stage.changes.eventually(look, withinMs, `${this.name} never saw ${String(wanted)}`);
  }

  private async send(type: InteractionType, data: object, about: { commandName?: string; from?: SimMessage }): Promise<SimReply> {
    const { commandName, from } = about;
    const sent = await this.stage.sender.send({
      type,
      data,
      userId: this.id,
      channel: (from && this.stage.world.channels[from.channelId]) ?? this.channel(),
      ...(commandName === undefined ? {} : { commandName }),
      ...(from ? { sourceMessageId: from.id } : {}),
    });
    const reply = new SimReply(sent.acknowledgedAfterMs, this.shown(sent.outcome, from?.id ?? null));
    this.last = reply;
    this.followLater(sent.interactionId, reply);
    return reply;
  }

  private shown(outcome: Outcome, sourceMessageId: string | null) {
    if (outcome.kind === "message") return { message: this.seen(outcome.message) };
    if (outcome.kind === "modal") return { modal: new SimModal(outcome.modal, sourceMessageId) };
    return {};
  }

  /** Later messages of the same interaction become the last reply, until the person does something else. */
  private followLater(interactionId: string, reply: SimReply): void {
    let latest = reply;
    const stop = this.stage.messages.watch(({ kind, message }) => {
      if (this.last !== latest) return stop();
      if (kind !== "created" || message.interactionId !== interactionId || !this.seen(message).isVisibleTo(this.id)) return;
      latest = new SimReply(reply.acknowledgedAfterMs, { message: this.seen(message) });
      this.last = latest;
    });
  }

  private actor(): Actor {
    const { world } = this.stage;
    const member = this.guild.members.find(({ userId }) => userId === this.id);
    if (!member) throw new Error(`${this.name} is not in ${this.guild.name}`);
    return { world, guild: this.guild, member, name: this.name };
  }

  private seen(message: StoredMessage): SimMessage {
    return new SimMessage(this.stage.world, message);
  }
}

const messageOf = (on: SimReply | SimMessage): SimMessage => (on instanceof SimMessage ? on : on.message);

const typed = (options: Options): Typed =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [name, value instanceof SimMember ? value.id : value]));
