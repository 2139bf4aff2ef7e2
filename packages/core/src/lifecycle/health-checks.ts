export type HealthState = "up" | "degraded" | "down";

export interface CheckReport {
  readonly state: HealthState;
  readonly detail?: string;
}

export interface HealthReport {
  /** Degraded is not down: slower or later, but right. */
  readonly state: HealthState;
  readonly checks: Readonly<Record<string, CheckReport>>;
}

/**
 * Answers a state or a report; anything else it answers (nothing, Redis' `PONG`) means up, since it did not throw.
 * Details are for operators, so they hold no secrets and no names of people.
 */
export type HealthCheck = () => unknown;

const STATES: readonly unknown[] = ["up", "degraded", "down"] satisfies HealthState[];

const isState = (value: unknown): value is HealthState => STATES.includes(value);

const isReport = (value: unknown): value is CheckReport =>
  typeof value === "object" && value !== null && isState(Reflect.get(value, "state"));

function reportOf(answer: unknown): CheckReport {
  if (isState(answer)) return { state: answer };
  return isReport(answer) ? answer : { state: "up" };
}

interface Named {
  readonly check: HealthCheck;
  readonly whenFailing: "down" | "degraded";
}

/** Named checks of what a process needs. */
export class HealthChecks {
  private readonly named = new Map<string, Named>();
  private asking: Promise<HealthReport> | undefined;

  /** Outside `running` a process is not ready, whatever its checks say: a load balancer must send it nothing. */
  phase: "starting" | "running" | "stopping" = "starting";

  constructor(private readonly timeoutMs = 2_000) {}

  /** `whenFailing`: what it means that the check throws, or is not back in time. */
  add(name: string, check: HealthCheck, whenFailing: "down" | "degraded" = "down"): void {
    this.named.set(name, { check, whenFailing });
  }

  /** Asks nobody: a dead database must not make an orchestrator kill us. */
  live(): HealthReport {
    return { state: "up", checks: {} };
  }

  /** Callers that ask at the same time share one round of checks. */
  ready(): Promise<HealthReport> {
    this.asking ??= this.askAll().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async askAll(): Promise<HealthReport> {
    const answers = await Promise.all([...this.named].map(async ([name, named]) => [name, await this.ask(named)] as const));
    const phase: CheckReport = this.phase === "running" ? { state: "up" } : { state: "down", detail: this.phase };
    const checks = { process: phase, ...Object.fromEntries(answers) };
    const states = Object.values(checks).map(({ state }) => state);
    return { state: states.includes("down") ? "down" : states.includes("degraded") ? "degraded" : "up", checks };
  }

  private async ask({ check, whenFailing }: Named): Promise<CheckReport> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<CheckReport>((resolve) => {
      timer = setTimeout(resolve, this.timeoutMs, { state: whenFailing, detail: `no answer in ${this.timeoutMs} ms` });
    });
    try {
      return reportOf(await Promise.race([(async () => check())(), late]));
    } catch {
      return { state: whenFailing, detail: "fails" };
    } finally {
      clearTimeout(timer);
    }
  }
}
