import type { Observed } from "./observed.js";

/** Watches an act from outside: it may measure, but neither changes nor swallows what `body` answers or throws. */
export interface Observer {
  observe<T>(act: Observed, body: () => Promise<T>): Promise<T>;
}
