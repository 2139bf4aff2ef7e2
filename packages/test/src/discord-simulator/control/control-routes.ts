import { z } from "zod";
import type { Parts } from "../parts.js";
import type { SimGuild } from "../people/sim-guild.js";
import type { SimMember } from "../people/sim-member.js";
import { SimMessage } from "../people/sim-message.js";
import type { SimReply } from "../people/sim-reply.js";
import { commandViews, guildView, messageView, type ReplyView } from "./views.js";
import { OpenForms } from "./open-forms.js";

/** A wish that cannot be met, in words for the person who had it. */
export class ControlError extends Error {
  constructor(
    readonly status: 404 | 422,
    message: string,
  ) {
    super(message);
    this.name = "ControlError";
  }
}

export interface ControlCall {
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface ControlRoute {
  readonly method: "GET" | "POST";
  readonly pattern: string;
  readonly handle: (call: ControlCall) => unknown;
}

const Who = z.object({ guild: z.string(), as: z.string() });
const OptionValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({});
const Slash = Who.extend({ command: z.string(), options: OptionValues });
const Autocomplete = Slash.extend({ option: z.string(), typed: z.string() });
const Click = Who.extend({ message: z.string(), button: z.string() });
const Select = Who.extend({ message: z.string(), select: z.string(), values: z.array(z.string()) });
const Submit = Who.extend({ modal: z.string(), fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])) });
const Say = Who.extend({ text: z.string().min(1).max(2_000) });
const NewGuild = z.object({ name: z.string().min(1), members: z.array(z.string().min(1)).min(1), owner: z.string().optional() });
const NewMember = z.object({ name: z.string().min(1), locale: z.string().optional() });

/** What a page or a terminal can ask of the simulator, as JSON. Guilds and people go by id or name. */
export class ControlRoutes {
  private readonly forms = new OpenForms();

  constructor(private readonly parts: Parts) {}

  routes(): ControlRoute[] {
    return [
      { method: "GET", pattern: "/simulator/state", handle: () => this.state() },
      { method: "GET", pattern: "/simulator/problems", handle: () => this.problems() },
      { method: "GET", pattern: "/simulator/guilds/:guild/commands", handle: (call) => this.commands(call) },
      { method: "GET", pattern: "/simulator/guilds/:guild/messages", handle: (call) => this.messages(call) },
      { method: "POST", pattern: "/simulator/guilds", handle: (call) => this.addGuild(NewGuild.parse(call.body)) },
      { method: "POST", pattern: "/simulator/guilds/:guild/members", handle: (call) => this.addMember(call) },
      { method: "POST", pattern: "/simulator/act/slash", handle: (call) => this.slash(Slash.parse(call.body)) },
      { method: "POST", pattern: "/simulator/act/autocomplete", handle: (call) => this.autocomplete(Autocomplete.parse(call.body)) },
      { method: "POST", pattern: "/simulator/act/click", handle: (call) => this.click(Click.parse(call.body)) },
      { method: "POST", pattern: "/simulator/act/select", handle: (call) => this.select(Select.parse(call.body)) },
      { method: "POST", pattern: "/simulator/act/submit", handle: (call) => this.submit(Submit.parse(call.body)) },
      { method: "POST", pattern: "/simulator/act/say", handle: (call) => this.say(Say.parse(call.body)) },
    ];
  }

  private state() {
    const { store, gateway, guildList } = this.parts;
    const { id } = store.world.application;
    const name = store.world.people[id]?.user.username ?? id;
    return { application: { id, name }, sessions: gateway.list(), guilds: guildList.all().map((guild) => guildView(store.world, guild)) };
  }

  private problems() {
    const { breaches, mistakes } = this.parts.problems;
    return { breaches, mistakes };
  }

  private commands(call: ControlCall) {
    const guild = this.guild(call.param("guild"));
    return { commands: commandViews(this.parts.store.world, guild, this.member(guild, call.query.get("as") ?? guild.owner.id)) };
  }

  /** `after`: only newer ones than that id. `channel`: an id, #chores unless told. */
  private messages(call: ControlCall) {
    const guild = this.guild(call.param("guild"));
    const member = this.member(guild, call.query.get("as") ?? guild.owner.id);
    const after = BigInt(/^\d+$/.exec(call.query.get("after") ?? "")?.[0] ?? 0);
    const seen = member.sees(call.query.get("channel") ?? guild.channelId).filter(({ id }) => BigInt(id) > after);
    return { messages: seen.map(messageView) };
  }

  private addGuild({ name, members, owner }: z.infer<typeof NewGuild>) {
    const guild = this.parts.guildList.ensure(name, { members, ...(owner === undefined ? {} : { owner }) });
    return guildView(this.parts.store.world, guild);
  }

  private addMember(call: ControlCall) {
    const { name, locale } = NewMember.parse(call.body);
    const guild = this.guild(call.param("guild"));
    guild.addMember(name, locale === undefined ? {} : { locale });
    return guildView(this.parts.store.world, guild);
  }

  private async slash(wish: z.infer<typeof Slash>): Promise<ReplyView> {
    return this.reply(await this.actor(wish).slash(wish.command, wish.options));
  }

  private async autocomplete(wish: z.infer<typeof Autocomplete>) {
    return { choices: await this.actor(wish).autocomplete(wish.command, wish.option, wish.typed, wish.options) };
  }

  private async click(wish: z.infer<typeof Click>): Promise<ReplyView> {
    return this.reply(await this.actor(wish).click(this.message(wish.message), wish.button));
  }

  private async select(wish: z.infer<typeof Select>): Promise<ReplyView> {
    return this.reply(await this.actor(wish).select(this.message(wish.message), wish.select, wish.values));
  }

  private async submit(wish: z.infer<typeof Submit>): Promise<ReplyView> {
    const modal = this.forms.take(wish.modal);
    if (!modal) throw new ControlError(404, "that form is not open");
    return this.reply(await this.actor(wish).submit(modal, wish.fields));
  }

  private say(wish: z.infer<typeof Say>) {
    return messageView(this.actor(wish).say(wish.text));
  }

  private reply(reply: SimReply): ReplyView {
    return {
      kind: reply.kind,
      acknowledgedAfterMs: reply.acknowledgedAfterMs,
      message: reply.kind === "message" ? messageView(reply.message) : null,
      modal: reply.kind === "modal" ? this.forms.keep(reply.modal) : null,
    };
  }

  private actor({ guild, as }: z.infer<typeof Who>): SimMember {
    return this.member(this.guild(guild), as);
  }

  guild(nameOrId: string): SimGuild {
    const found = this.parts.guildList.find(nameOrId);
    if (!found) throw new ControlError(404, `there is no guild ${nameOrId}`);
    return found;
  }

  member(guild: SimGuild, nameOrId: string): SimMember {
    const found = [...guild].find(({ id, name }) => id === nameOrId || name === nameOrId);
    if (!found) throw new ControlError(404, `nobody in ${guild.name} is called ${nameOrId}`);
    return found;
  }

  private message(id: string): SimMessage {
    const { world } = this.parts.store;
    const stored = world.messages[id];
    if (!stored) throw new ControlError(404, "that message is gone");
    return new SimMessage(world, stored);
  }
}
