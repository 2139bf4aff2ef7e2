import type { Clock } from "@chorestree/atoms/kernel";
import { SharedTime } from "@chorestree/core/jobs";
import { HandClock } from "./hand-clock.js";

/** A test's clock is every process's: what is due is due by it, and moving it wakes who waits for a time. */
export class ClockTime extends SharedTime {
  constructor(private readonly clock: Clock) {
    super();
  }

  override now(): Promise<Date> {
    return Promise.resolve(this.clock.now());
  }

  override onMoved(wake: () => void): void {
    if (this.clock instanceof HandClock) this.clock.onMoved(wake);
  }
}
