import type { Ids } from "@chorestree/atoms/kernel";
import type { Unit } from "../database/unit.js";
import type { UnitOfWork } from "../database/unit-of-work.js";
import { Bell } from "../machine/bell.js";
import { JobRow } from "./job.entity.js";

/** Rings when this process planned something. */
export class JobBell extends Bell {}

/** What is to be done, and about what: in its guild there is one at most. */
export interface JobName {
  /** Of the act it leads to, e.g. `task.open`. */
  readonly kind: string;
  /** An id of ours. */
  readonly subject: string;
}

export interface JobPlan extends JobName {
  readonly dueAt: Date;
}

/** Where an act plans what is to follow by itself. It is planned in the act's own commit, or not at all. */
export class Jobs {
  private readonly changes = new WeakMap<Unit, Set<string>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly bell: JobBell,
  ) {}

  /** The last plan holds, earlier or later than the one before. A time that has passed means at once. @throws NoUnitOfWork */
  async plan({ kind, subject, dueAt }: JobPlan): Promise<void> {
    const unit = this.change({ kind, subject });
    await unit.manager.query(
      `INSERT INTO job (guild_id, kind, subject, plan_id, due_at, try_at, attempts) VALUES ($1, $2, $3, $4, $5, $5, 0)
       ON CONFLICT (guild_id, kind, subject) DO UPDATE
       SET plan_id = excluded.plan_id, due_at = excluded.due_at, try_at = excluded.try_at, attempts = 0, last_error = NULL`,
      [unit.guildId, kind, subject, this.ids.next(), dueAt],
    );
    unit.afterCommit(() => {
      this.bell.ring();
    });
  }

  /** Harmless where nothing is planned. One that is being done at that moment was done before, or is rolled back. @throws NoUnitOfWork */
  async cancel({ kind, subject }: JobName): Promise<void> {
    const unit = this.change({ kind, subject });
    await unit.manager.getRepository(JobRow).delete({ guildId: unit.guildId, kind, subject });
  }

  /** When it is due; null where nothing is planned. @throws NoUnitOfWork */
  async planned({ kind, subject }: JobName): Promise<Date | null> {
    const { guildId, manager } = this.unitOfWork.current();
    const row = await manager.getRepository(JobRow).findOneBy({ guildId, kind, subject });
    return row?.dueAt ?? null;
  }

  /** Whether the current unit has planned or cancelled it. */
  changedHere(name: JobName): boolean {
    return this.changes.get(this.unitOfWork.current())?.has(keyOf(name)) ?? false;
  }

  private change(name: JobName): Unit {
    const unit = this.unitOfWork.current();
    const changed = this.changes.get(unit) ?? new Set();
    this.changes.set(unit, changed.add(keyOf(name)));
    return unit;
  }
}

const keyOf = ({ kind, subject }: JobName): string => `${kind}:${subject}`;
