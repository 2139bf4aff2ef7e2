export type HealthState = "up" | "degraded" | "down";

export interface HealthReport {
  /** Degraded is not down: slower, but right. */
  readonly state: HealthState;
  readonly checks: Readonly<Record<string, { readonly state: HealthState; readonly detail?: string }>>;
}

export type HealthAnswer = HealthState | { readonly state: HealthState; readonly detail?: string } | void;

/** Named checks of what a process needs. A check that resolves with nothing is up. */
export class HealthChecks {
  /** `whenFailing`: what it means that the check throws or is not back in time. */
  add(name: string, check: () => Promise<HealthAnswer> | HealthAnswer, whenFailing: "down" | "degraded" = "down"): void {
    throw new Error(`${name} ${String(check)} ${whenFailing}`);
  }

  /** The process is started, or about to stop: outside of that it is not ready whatever the checks say. */
  phase: "starting" | "running" | "stopping" = "starting";

  /** True while the process runs at all; asks nobody, so a dead database does not make an orchestrator kill us. */
  live(): HealthReport {
    return { state: "up", checks: {} };
  }

  ready(): Promise<HealthReport> {
    return Promise.resolve({ state: "up", checks: {} });
  }
}
