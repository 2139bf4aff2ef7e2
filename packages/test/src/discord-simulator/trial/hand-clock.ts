import { Clock } from "@chorestree/atoms/kernel";

/** A clock that moves when it is told to. */
export class HandClock extends Clock {
  constructor(private at = new Date("2026-11-24T18:00:00Z")) {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }

  forward(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}
