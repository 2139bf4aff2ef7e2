import { GuildId } from "@chorestree/atoms/guild";
import { type MemberId, UserId } from "@chorestree/atoms/member";
import type { CreateTaskInput, TaskId, TaskStatus } from "@chorestree/atoms/task";
import type { Container } from "@chorestree/core/container";
import { GuildScope, UnitOfWork } from "@chorestree/core/database";
import type { JobHandler } from "@chorestree/core/jobs";
import { createLogger } from "@chorestree/core/logging";
import { Metrics } from "@chorestree/core/metrics";
import { StoredEvent } from "@chorestree/events/outbox";
import { TaskRepository } from "@chorestree/molecules/task";
import { assemble, type Backbone, createOrganisms, jobRunnerOf, type Organisms } from "@chorestree/organisms/composition";
import type { Act } from "@chorestree/organisms/kernel";
import type { HandClock } from "../clock/index.js";
import type { MembersByHand } from "./members-by-hand.js";

export interface Wishes {
  readonly members: readonly string[];
  /** Those of the members who have Manage Server. */
  readonly managers?: readonly string[];
  readonly timeZone?: string;
}

export interface Person {
  readonly memberId: MemberId;
  readonly userId: UserId;
  /** One press: the same idempotency key however often it is delivered. */
  press(): Act;
}

/** What a test moves by itself. */
export interface ByHand {
  readonly clock: HandClock;
  readonly discord: MembersByHand;
}

/** A guild with people in it, over the whole of the product below the doors. */
export class House {
  readonly organisms: Organisms;
  readonly container: Container;
  readonly clock: HandClock;
  readonly discord: MembersByHand;
  private readonly people = new Map<string, Person>();
  private presses = 0;

  constructor(
    readonly guildId: GuildId,
    readonly backbone: Backbone,
    { clock, discord }: ByHand,
  ) {
    this.clock = clock;
    this.discord = discord;
    this.container = assemble(backbone);
    this.organisms = createOrganisms(this.container);
  }

  static async found(guildId: GuildId, backbone: Backbone, byHand: ByHand, wishes: Wishes): Promise<House> {
    const house = new House(guildId, backbone, byHand);
    const facts = { locale: "en", timeZone: wishes.timeZone ?? "Europe/Amsterdam" } as const;
    await house.organisms.mirrorGuild.seen({ guildId, ownerId: UserId.parse("999"), roles: [], ...facts });
    for (const name of wishes.members) await house.admit(name, wishes.managers?.includes(name) ?? false);
    return house;
  }

  get names(): string[] {
    return [...this.people.keys()];
  }

  /** @throws Error when nobody here is called that */
  as(name: string): Person {
    const person = this.people.get(name);
    if (!person) throw new Error(`nobody here is called ${name}`);
    return person;
  }

  /** A task that is there already; made by the first member. */
  async task(
    title: string,
    wishes: Partial<Pick<CreateTaskInput, "due" | "effortMinutes" | "approval" | "mode" | "workersNeeded">> & { assignee?: string } = {},
  ): Promise<TaskId> {
    const { assignee, ...input } = wishes;
    const [maker] = this.people.values();
    if (!maker) throw new Error("a task needs somebody who makes it");
    const { taskId } = await this.organisms.createTask.execute(maker.press(), { title, ...input });
    if (assignee !== undefined) await this.organisms.claimTask.execute(this.as(assignee).press(), { taskId });
    return taskId;
  }

  statusOf = async (taskId: TaskId): Promise<TaskStatus> => (await this.stored(taskId)).status;
  holdersOf = async (taskId: TaskId): Promise<readonly MemberId[]> => (await this.stored(taskId)).assigneeIds;
  holderOf = async (taskId: TaskId): Promise<MemberId | null> => (await this.holdersOf(taskId))[0] ?? null;

  /** The events of this guild in the order of their positions. */
  async events(): Promise<StoredEvent[]> {
    return this.container.get(GuildScope).within(this.guildId, async () => {
      const { guildId, rows } = this.container.get(GuildScope).of(StoredEvent);
      return rows.find({ where: { guildId }, order: { position: "ASC" } });
    });
  }

  eventNames = async (): Promise<string[]> => (await this.events()).map(({ name }) => name);

  /** A unit of work in this guild, for what is below the acts. */
  within<T>(body: () => Promise<T>): Promise<T> {
    return this.container.get(UnitOfWork).run(this.guildId, "a test", body);
  }

  /** Does what is due by this clock, in every guild, until nothing is. What fails is logged and, as always, put off. */
  async jobsDone(handlers?: readonly JobHandler[]): Promise<void> {
    const logger = createLogger({ log: { level: "warn", pretty: false } });
    const { observer } = this.backbone;
    const runner = jobRunnerOf(this.container, { observer, metrics: new Metrics(), logger, ...(handlers && { handlers }) });
    while ((await runner.pass(new AbortController().signal)) === 0);
  }

  /** A container of the same parts, changed before anything is made of it. */
  assembleWith(change: (container: Container) => void): Container {
    const container = assemble(this.backbone);
    change(container);
    return container;
  }

  private stored(taskId: TaskId) {
    return this.container.get(GuildScope).within(this.guildId, () => this.container.get(TaskRepository).get(taskId));
  }

  private async admit(name: string, manages: boolean): Promise<void> {
    const { guildId } = this;
    const userId = UserId.parse(String(1000 + this.people.size));
    const guild = { locale: "en", timeZone: "Europe/Amsterdam" } as const;
    const member = { displayName: name, roleIds: [] };
    this.discord.joins(guildId, userId, member);
    const memberId = await this.organisms.recogniseMember.execute({ guildId, userId, ...member }, guild);
    const press = (): Act => {
      const key = `press-${guildId}-${++this.presses}`;
      return {
        guildId,
        memberId,
        userId,
        standing: { holder: manages ? "manager" : "member" },
        locale: "en",
        idempotencyKey: key,
        correlationId: key,
      };
    };
    this.people.set(name, { memberId, userId, press });
  }
}
