import type { TaskAct } from "@chorestree/atoms/task";
import type { SimGuild, SimMember, SimReply } from "../discord-simulator/index.js";
import { type Call, ClientLog, type Outcome } from "../history/index.js";
import type { PlatformDoors } from "../platform/index.js";
import type { ProcessStage } from "./process-stage.js";
import { toldByRest, toldInDiscord } from "./told-by-door.js";

/** One of those who act at once: by each of the doors. */
export interface Rival {
  readonly person: SimMember;
  readonly memberId: string;
  readonly token: string;
  readonly manages: boolean;
}

/** A task and the card of it that lies in the channel. */
export interface ContendedTask {
  readonly taskId: string;
  card: SimReply;
}

export const DOORS = ["button", "command", "REST 0", "REST 1"] as const;
export type Door = (typeof DOORS)[number];

/** How each act is done: by a command, unless there is none, and by a path under the task. */
const WAYS = {
  "task.claim": { command: "/task claim", path: "claim" },
  "task.release": { command: "/task release", path: "release" },
  "task.start": { command: "/task start", path: "start" },
  "task.complete": { command: "/task done", path: "complete" },
  "task.approve": { command: "/task approve", path: "approve" },
  "task.reopen": { command: "/task reopen", path: "reopen" },
  "task.swap": { command: "/task swap", path: "swap" },
  "task.accept-swap": { command: null, path: "swap/accept" },
  "task.withdraw-swap": { command: null, path: "swap/withdraw" },
  "task.undo": { command: "/task undo", path: "undo" },
} as const satisfies Partial<Record<TaskAct, { command: string | null; path: string }>>;
export type ContendedAct = keyof typeof WAYS;

/** Many members of one guild who act on its tasks by all doors, and the log of what each of them saw. */
export class ContendedHouse {
  readonly log = new ClientLog(() => performance.now());

  private constructor(
    private readonly stage: ProcessStage,
    private readonly doors: PlatformDoors,
    private readonly guild: SimGuild,
    readonly rivals: readonly Rival[],
  ) {}

  /** @param doors while one bot alone hears of the guild: a token is shown once */
  static async found(stage: ProcessStage, doors: PlatformDoors, names: { managers: string[]; others: string[] }): Promise<ContendedHouse> {
    const { managers, others } = names;
    const guild = await stage.discord.guild("Oak Street", { members: [...managers, ...others], managers });
    const people = [...managers, ...others].map((name) => guild.member(name));
    // Some of them share out what is done; the others are credited and not charged.
    await Promise.all(people.slice(0, 6).map((person) => person.slash("/rota join")));
    const tokens = await Promise.all(people.map((person) => doors.tokenOf(person)));
    const rows = await stage.ask<{ id: string; user_id: string }>("SELECT id, user_id FROM member");
    const ids = new Map(rows.map(({ id, user_id }) => [user_id, id]));
    const rivals = people.map((person, nth) => ({
      ...{ person, memberId: ids.get(person.id) ?? "", token: tokens[nth] ?? "" },
      manages: nth < managers.length,
    }));
    return new ContendedHouse(stage, doors, guild, rivals);
  }

  /** Made by the first of them. */
  async task(title: string, approval: "none" | "required"): Promise<ContendedTask> {
    const card = await this.rival(0).person.slash("/task add", { title, effort: 20, approval });
    const rows = await this.stage.ask<{ id: string }>("SELECT id FROM task ORDER BY created_at DESC, id DESC LIMIT 1");
    return { taskId: rows[0]?.id ?? "", card };
  }

  /** It takes two, and each has a part of it. */
  async taskOfTwo(title: string, approval: "none" | "required"): Promise<ContendedTask> {
    const { person, token } = this.rival(0);
    const input = { title, effortMinutes: 20, approval, mode: "all", workersNeeded: 2 };
    const { body } = await this.doors.post(`/api/v1/guilds/${this.guild.id}/tasks`, input, token);
    const { taskId } = body as { taskId: string };
    return { taskId, card: await person.slash("/task show", { task: taskId }) };
  }

  /** By turns, also for numbers beyond their number. */
  rival(nth: number): Rival {
    const rival = this.rivals[nth % this.rivals.length];
    if (!rival) throw new Error("nobody is there");
    return rival;
  }

  /** Who holds a task now, or was the first of several to, or else whoever comes first. */
  async holderOf({ taskId }: ContendedTask): Promise<Rival> {
    const rows = await this.stage.ask<{ holder: string | null }>(`SELECT assignee_ids[1] AS holder FROM task WHERE id = '${taskId}'`);
    return this.rivals.find(({ memberId }) => memberId === rows[0]?.holder) ?? this.rival(0);
  }

  /** How many steps of this act each of these tasks has. */
  async stepsOf(act: ContendedAct, tasks: readonly ContendedTask[]): Promise<number[]> {
    const rows = await this.stage.ask<{ id: string; steps: number }>(
      `SELECT task_id AS id, count(*)::int AS steps FROM task_step WHERE act = '${act}' GROUP BY task_id`,
    );
    return tasks.map(({ taskId }) => rows.find(({ id }) => id === taskId)?.steps ?? 0);
  }

  /** Begins at once; a door that has no way for this act, or whose card shows no such button, is left for REST. */
  do(act: ContendedAct, rival: Rival, task: ContendedTask, door: Door, means?: number): Promise<Outcome> {
    const { taskId } = task;
    const button = door === "button" ? task.card.buttons().find(({ customId }) => customId?.startsWith(`v1:${act}:`)) : undefined;
    const { command, path } = WAYS[act];
    const call = { taskId, act, actorId: rival.memberId, manages: rival.manages };
    if (button?.customId) return this.press(call, rival, task, button.customId);
    if (command !== null && (door === "button" || door === "command") && means === undefined)
      return this.log.record({ ...call, door: command }, async () =>
        this.told(await rival.person.slash(command, { task: taskId }), taskId),
      );
    return this.post({ ...call, ...(means !== undefined && { means }) }, rival, `${taskId}/${path}`, door === "REST 1" ? 1 : 0);
  }

  /** By its command, whose answer becomes the task's card; answers the number of the step, 0 where the card does not say. */
  async doAndShow(act: ContendedAct, rival: Rival, task: ContendedTask): Promise<number> {
    const { command } = WAYS[act];
    if (command === null) throw new Error(`there is no command for ${act}`);
    const call = { taskId: task.taskId, act, actorId: rival.memberId, manages: rival.manages, door: command };
    const outcome = await this.log.record(call, async () => {
      task.card = await rival.person.slash(command, { task: task.taskId });
      return this.told(task.card, task.taskId);
    });
    if (outcome.class !== "ok") throw new Error(`${act} was to be done: ${JSON.stringify(outcome)}`);
    return outcome.version ?? 0;
  }

  /** A new card, with the buttons of now. */
  async show(task: ContendedTask): Promise<void> {
    task.card = await this.rival(0).person.slash("/task show", { task: task.taskId });
  }

  private press(call: Omit<Call, "door">, { person }: Rival, { card, taskId }: ContendedTask, customId: string): Promise<Outcome> {
    const [, means] = /^v1:task\.undo:.+:(\d+)$/.exec(customId) ?? [];
    const logged = { ...call, door: "button", ...(means !== undefined && { means: Number(means) }) };
    return this.log.record(logged, async () => this.told(await person.click(card, customId), taskId));
  }

  private post(call: Omit<Call, "door">, { token }: Rival, path: string, api: number): Promise<Outcome> {
    const body = call.means === undefined ? {} : { step: call.means };
    return this.log.record({ ...call, door: `REST ${api}` }, async () => {
      const { status, body: answer } = await this.doors.post(`/api/v1/guilds/${this.guild.id}/tasks/${path}`, body, token, api);
      return toldByRest(status, answer);
    });
  }

  private told(reply: SimReply, taskId: string): Outcome {
    return toldInDiscord(reply, taskId, (userId) => this.rivals.find(({ person }) => person.id === userId)?.memberId ?? userId);
  }
}
