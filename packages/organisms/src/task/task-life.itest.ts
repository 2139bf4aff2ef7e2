import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isDomainError } from "@chorestree/atoms/kernel";
import { isAllowedIn, type TaskAct, type TaskId } from "@chorestree/atoms/task";
import { GuildScope } from "@chorestree/core/database";
import { type Delivery, handledBy, type Reaction } from "@chorestree/events/consume";
import type { AnyEvent } from "@chorestree/events/contracts";
import { TaskRepository } from "@chorestree/molecules/task";
import { backbones } from "@chorestree/test/backbone";
import { type House, houses } from "@chorestree/test/house";
import { REACTIONS } from "../composition/reactions.js";

const PEOPLE = ["Mia", "Sam", "Noor"] as const;
const deed = fc.record({
  what: fc.constantFrom(
    "claim",
    "release",
    "assign",
    "start",
    "complete",
    "approve",
    "reject",
    "skip",
    "cancel",
    "reopen",
    "comment",
    "swap",
    "accept",
    "withdraw",
    "miss",
  ),
  who: fc.constantFrom(...PEOPLE),
  whom: fc.constantFrom(...PEOPLE),
  note: fc.option(fc.constant("with soap"), { nil: undefined }),
  hours: fc.constantFrom(0, 0, 1, 30),
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** Neither what is only said nor what the clock did is an act to take back. */
const ASIDE: readonly Deed["what"][] = ["comment", "swap", "withdraw", "miss"];

describe.each(backbones())("whatever was done to a task on $name", (backbone) => {
  const aHouse = houses(backbone);

  test("trap 19: taking the last acts back, one by one, restores task and report exactly", async () => {
    const story = fc.record({
      approval: fc.constantFrom("none", "required"),
      places: fc.constantFrom({}, { workersNeeded: 2 }, { mode: "all", workersNeeded: 2 } as const),
      deeds: fc.array(fc.oneof({ arbitrary: deed, weight: 4 }, { arbitrary: fc.constant("undo" as const), weight: 1 }), {
        minLength: 3,
        maxLength: 12,
      }),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ approval, places, deeds }) => {
        const house = await aHouse({ members: PEOPLE, managers: ["Sam", "Noor"] });
        const taskId = await house.task("Dishes", { approval, effortMinutes: 20, ...places });
        const life = new Life(house, taskId);
        for (const next of deeds) await (next === "undo" ? life.undo() : life.doNext(next));
        while (life.standing > 0) await life.undo();
      }),
      { numRuns: 25 },
    );
  });
});

/** A task with what it was before each act that stands. */
class Life {
  private readonly before: unknown[] = [];
  private told = 0;

  constructor(
    private readonly house: House,
    private readonly taskId: TaskId,
  ) {}

  get standing(): number {
    return this.before.length;
  }

  async doNext(next: Deed): Promise<void> {
    this.house.clock.advance({ hours: next.hours });
    const before = await this.snapshot();
    if (!(await this.done(next))) return expect(await this.snapshot()).toEqual(before);
    if (!ASIDE.includes(next.what)) this.before.push(before);
  }

  async undo(): Promise<void> {
    const undoing = this.house.organisms.undoTask.execute(this.house.as("Noor").press(), { taskId: this.taskId });
    if (this.before.length === 0) return expect(undoing).rejects.toMatchObject({ code: "task.nothing_to_undo" });
    await undoing;
    expect(await this.snapshot()).toEqual(this.before.pop());
  }

  /** False where it is refused. */
  private async done({ what, who, whom, note }: Deed): Promise<boolean> {
    const { organisms, container } = this.house;
    const { taskId } = this;
    const press = this.house.as(who).press();
    const words = note === undefined ? {} : { note };
    const acts: Record<Deed["what"], () => Promise<unknown>> = {
      claim: () => organisms.claimTask.execute(press, { taskId }),
      release: () => organisms.releaseTask.execute(press, { taskId }),
      assign: () => organisms.assignTask.execute(press, { taskId, memberId: this.house.as(whom).memberId }),
      start: () => organisms.startTask.execute(press, { taskId }),
      complete: () => organisms.completeTask.execute(press, { taskId, doer: this.house.as(whom).memberId, minutes: 7, ...words }),
      approve: () => organisms.approveTask.execute(press, { taskId }),
      reject: () => organisms.rejectTask.execute(press, { taskId, reason: "not clean", ...(note !== undefined && { due: "in 3 hours" }) }),
      skip: () => organisms.skipTask.execute(press, { taskId, reason: "no water" }),
      cancel: () => organisms.cancelTask.execute(press, { taskId }),
      reopen: () => organisms.reopenTask.execute(press, { taskId }),
      swap: () => organisms.swapTask.execute(press, { taskId, hours: 48 }),
      accept: () => organisms.acceptSwap.execute(press, { taskId }),
      withdraw: () => organisms.withdrawSwap.execute(press, { taskId }),
      comment: () => organisms.commentTask.execute(press, { taskId, comment: "hm" }),
      miss: () =>
        this.house.within(() =>
          container.get(TaskRepository).change(taskId, (task) => {
            if (this.standing === 0 || !isAllowedIn("task.miss", task.status)) throw new NotNow();
            return { move: { status: "missed" }, words: { act: "task.miss" satisfies TaskAct, actorId: null } };
          }),
        ),
    };
    return acts[what]().then(
      () => true,
      (error: unknown) => {
        if (isDomainError(error) || error instanceof NotNow) return false;
        throw error;
      },
    );
  }

  /** The task to its last column, and the report once all is told. */
  private async snapshot(): Promise<unknown> {
    const { organisms, container, guildId } = this.house;
    const events = await this.house.events();
    for (const event of events.slice(this.told)) {
      for (const type of REACTIONS.filter((reaction) => handledBy(reaction).contract.name === event.name)) {
        const reaction = container.get<Reaction<AnyEvent>>(type);
        await this.house.within(() => reaction.handle(event as unknown as Delivery<AnyEvent>));
      }
    }
    this.told = events.length;
    return container.get(GuildScope).within(guildId, async () => {
      const { version: _, title: __, note, ...task } = await container.get(TaskRepository).get(this.taskId);
      const report = await organisms.showWorkReport.execute(this.house.as("Mia").press(), { from: "2026-11-01", to: "2027-11-01" });
      return { task, note: note?.toString("hex"), report };
    });
  }
}

class NotNow extends Error {}
