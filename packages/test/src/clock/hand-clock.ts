import { Clock } from "@chorestree/atoms/kernel";

/** A clock that stands still until a test moves it. */
export class HandClock extends Clock {
  private at: number;
  private readonly watchers = new Set<() => void>();

  /** Wednesday 25 November 2026, 10:30 in Amsterdam, unless told. */
  constructor(start = "2026-11-25T09:30:00Z") {
    super();
    this.at = Date.parse(start);
  }

  override now(): Date {
    return new Date(this.at);
  }

  advance({ hours = 0, minutes = 0, seconds = 0 }: { hours?: number; minutes?: number; seconds?: number }): void {
    this.at += ((hours * 60 + minutes) * 60 + seconds) * 1000;
    for (const moved of this.watchers) moved();
  }

  onMoved(moved: () => void): void {
    this.watchers.add(moved);
  }
}
