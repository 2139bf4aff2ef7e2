import type { HealthChecks, HealthReport } from "../lifecycle/health-checks.js";
import type { Metrics } from "../metrics/metrics.js";
import { AddressList } from "./address-list.js";

export interface OperationsAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** `/health/live`, `/health/ready` and `/metrics`, the same on every process whatever serves its HTTP. */
export class Operations {
  private readonly trusted: AddressList;

  /** @param trusted who may read metrics and health details: addresses and CIDR ranges */
  constructor(
    private readonly health: HealthChecks,
    private readonly metrics: Metrics,
    trusted: readonly string[],
  ) {
    this.trusted = new AddressList(trusted);
  }

  static readonly PATHS = ["/health/live", "/health/ready", "/metrics"] as const;

  /** Null for a path that is none of `PATHS`, and for metrics asked from elsewhere: there they do not exist. */
  async answer(path: string, remoteAddress: string | undefined): Promise<OperationsAnswer | null> {
    const trusted = this.trusted.has(remoteAddress);
    if (path === "/health/live") return report(this.health.live(), trusted);
    if (path === "/health/ready") return report(await this.health.ready(), trusted);
    if (path === "/metrics" && trusted) return { status: 200, contentType: this.metrics.contentType, body: await this.metrics.render() };
    return null;
  }
}

const report = (health: HealthReport, trusted: boolean): OperationsAnswer => ({
  status: health.state === "down" ? 503 : 200,
  contentType: "application/json",
  body: JSON.stringify(trusted ? health : { state: health.state }),
});
