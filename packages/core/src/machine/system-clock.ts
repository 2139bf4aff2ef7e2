import { Clock } from "@chorestree/atoms/kernel";

/** The machine's clock. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
