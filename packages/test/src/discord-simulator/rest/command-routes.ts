import type { APIApplicationCommand } from "discord-api-types/v10";
import { checkCommands } from "../limits/index.js";
import type { Snowflakes } from "../world/snowflakes.js";
import type { WorldStore } from "../world/world-store.js";
import { asObject, created, noContent, ok, type Answer, type Call, type Route } from "./call.js";
import { invalidForm, refuseBreaches, unknownApplication, unknownCommand, unknownGuild } from "./rest-error.js";

/** Registering commands, globally and for one guild (docs: application commands, endpoints). */
export class CommandRoutes {
  constructor(
    private readonly store: WorldStore,
    private readonly snowflakes: Snowflakes,
  ) {}

  routes(): Route[] {
    return ["/applications/:applicationId/commands", "/applications/:applicationId/guilds/:guildId/commands"].flatMap((base): Route[] => [
      { method: "GET", pattern: base, auth: "bot", handle: (call) => ok(this.list(call)) },
      { method: "POST", pattern: base, auth: "bot", handle: (call) => this.post(call) },
      { method: "PUT", pattern: base, auth: "bot", handle: (call) => ok(this.replaceAll(call)) },
      { method: "GET", pattern: `${base}/:commandId`, auth: "bot", handle: (call) => ok(this.get(call)) },
      { method: "PATCH", pattern: `${base}/:commandId`, auth: "bot", handle: (call) => ok(this.patch(call)) },
      { method: "DELETE", pattern: `${base}/:commandId`, auth: "bot", handle: (call) => this.delete(call) },
    ]);
  }

  private list(call: Call): APIApplicationCommand[] {
    const guildId = this.scope(call);
    return Object.values(this.store.world.commands).filter((command) => (command.guild_id ?? null) === guildId);
  }

  /** A command of the same name is overwritten, and then the answer is 200, not 201. */
  private post(call: Call): Answer {
    this.scope(call);
    refuseBreaches(checkCommands(call.body, this.about(call)));
    const existing = this.sameName(call, asObject(call.body));
    const others = this.list(call).filter((command) => command !== existing);
    refuseBreaches(checkCommands([...others.map((command) => withoutReceipt({ ...command })), call.body], this.about(call)));
    const command = this.put(call, asObject(call.body), existing);
    return existing ? ok(command) : created(command);
  }

  /** Names that are no longer listed are gone; a command that stays keeps its id. */
  private replaceAll(call: Call): APIApplicationCommand[] {
    this.scope(call);
    if (!Array.isArray(call.body)) {
      throw invalidForm([{ path: "", code: "BASE_TYPE_BAD_TYPE", message: "The commands must be a list." }]);
    }
    refuseBreaches(checkCommands(call.body, this.about(call)));
    const before = this.list(call);
    const after = call.body.map((body: unknown) => this.put(call, asObject(body), this.sameName(call, asObject(body))));
    for (const old of before) if (!after.some(({ id }) => id === old.id)) delete this.store.world.commands[old.id];
    this.store.changed();
    return after;
  }

  private get(call: Call): APIApplicationCommand {
    const guildId = this.scope(call);
    const command = this.store.world.commands[call.param("commandId")];
    if (!command || (command.guild_id ?? null) !== guildId) throw unknownCommand();
    return command;
  }

  private patch(call: Call): APIApplicationCommand {
    const command = this.get(call);
    refuseBreaches(checkCommands(call.body, { ...this.about(call), partial: true, type: command.type }));
    return this.put(call, { ...command, ...asObject(call.body) }, command);
  }

  private delete(call: Call): Answer {
    delete this.store.world.commands[this.get(call).id];
    this.store.changed();
    return noContent;
  }

  private sameName(call: Call, body: Record<string, unknown>): APIApplicationCommand | undefined {
    return this.list(call).find(({ name, type }) => name === body.name && type === (body.type ?? 1));
  }

  private put(call: Call, body: Record<string, unknown>, existing: APIApplicationCommand | undefined): APIApplicationCommand {
    const guildId = this.scope(call);
    const command = {
      default_member_permissions: null,
      description: "",
      nsfw: false,
      integration_types: [0],
      contexts: null,
      name_localizations: null,
      description_localizations: null,
      ...withoutUndefined(body),
      type: body.type ?? 1,
      id: existing?.id ?? this.snowflakes.next(),
      application_id: this.store.world.application.id,
      version: this.snowflakes.next(),
      ...(guildId === null ? {} : { guild_id: guildId }),
    } as unknown as APIApplicationCommand;
    this.store.world.commands[command.id] = command;
    this.store.changed();
    return command;
  }

  private about(call: Call) {
    return { scope: this.scope(call) === null ? ("global" as const) : ("guild" as const) };
  }

  private scope(call: Call): string | null {
    if (call.param("applicationId") !== this.store.world.application.id) throw unknownApplication();
    if (!call.path.includes("/guilds/")) return null;
    const guildId = call.param("guildId");
    if (!this.store.world.guilds[guildId]?.botInside) throw unknownGuild();
    return guildId;
  }
}

const withoutUndefined = (body: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

/** What Discord added to the command is not part of what a bot may send. */
function withoutReceipt(command: Record<string, unknown>): Record<string, unknown> {
  const { id: _id, application_id: _application, version: _version, guild_id: _guild, ...body } = command;
  return body;
}
