import type { CreateChoreInput } from "@chorestree/atoms/chore";
import type { TaskId } from "@chorestree/atoms/task";
import { EffortRow, Task, TaskSwap } from "@chorestree/atoms/task/entity";
import { GuildScope } from "@chorestree/core/database";
import { type Delivery, handledBy, type Reaction } from "@chorestree/events/consume";
import type { AnyEvent } from "@chorestree/events/contracts";
import { ChoreRotationRepository } from "@chorestree/molecules/chore";
import { MemberDayRepository } from "@chorestree/molecules/report";
import { REACTIONS } from "@chorestree/organisms/composition";
import type { House } from "./house.js";

/** A chore that comes back once it is done, of a house in which everybody is on the rota; its first task is open. */
export async function aChain(house: House, wishes: Partial<CreateChoreInput> = {}): Promise<{ taskId: TaskId }> {
  for (const name of house.names) await house.organisms.joinRota.execute(house.as(name).press(), {});
  const manager = house.as("Noor");
  await house.organisms.createChore.execute(manager.press(), {
    title: "Bins",
    effortMinutes: 20,
    repeat: "3 days after it was last done",
    ...wishes,
  });
  await house.jobsDone();
  const [first] = (await house.organisms.listTasks.execute(manager.press(), { status: ["open"], limit: 1 })).items;
  if (!first) throw new Error("nothing is open");
  return first;
}

/** What everybody's entries come to, by task, kind, member and day; what comes to nothing is as if it had never been. */
export async function booksOf(house: House): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const { taskId, kind, memberId, day, seconds } of await reading(house, (scope) => {
    const { guildId, rows } = scope.of(EffortRow);
    return rows.findBy({ guildId });
  })) {
    const key = `${taskId} ${kind} ${memberId} ${day}`;
    sums.set(key, (sums.get(key) ?? 0) + seconds);
  }
  return new Map([...sums].filter(([, seconds]) => seconds !== 0).sort());
}

/**
 * Everything that an act on a task may touch: the task to its last column, what its chore has planned beside it, whose turn it was, the
 * offer, the ledger, and the report once all is told.
 */
export async function choreNow(house: House, taskId: TaskId): Promise<unknown> {
  await tellReports(house);
  const books = await booksOf(house);
  return reading(house, async (scope) => {
    const { guildId, rows } = scope.of(Task);
    const tasks = await rows.find({ where: { guildId }, order: { sequence: "ASC" } });
    const found = tasks.find(({ id }) => id === taskId);
    if (!found) throw new Error("the task is gone");
    const { version: _, title: __, note, ...task } = found;
    const beside = tasks.filter(({ id }) => id !== taskId).map(({ status, dueLocal, assigneeIds }) => ({ status, dueLocal, assigneeIds }));
    const turns = task.choreId && (await house.container.get(ChoreRotationRepository).of(task.choreId));
    const swaps = scope.of(TaskSwap);
    const offered = await swaps.rows.findBy({ guildId, taskId, state: "offered" });
    const report = await house.container.get(MemberDayRepository).between("2026-01-01", "2027-12-31");
    return { task, note: note?.toString("hex"), beside, turns, offered, books: [...books], report };
  });
}

const reading = <T>(house: House, ask: (scope: GuildScope) => Promise<T>): Promise<T> => {
  const scope = house.container.get(GuildScope);
  return scope.within(house.guildId, () => ask(scope));
};

/** How many events of a house the reports have heard. */
const told = new WeakMap<House, number>();

async function tellReports(house: House): Promise<void> {
  const events = await house.events();
  for (const event of events.slice(told.get(house) ?? 0)) {
    for (const type of REACTIONS.filter((reaction) => handledBy(reaction).contract.name === event.name)) {
      const reaction = house.container.get<Reaction<AnyEvent>>(type);
      await house.within(() => reaction.handle(event as unknown as Delivery<AnyEvent>));
    }
  }
  told.set(house, events.length);
}
