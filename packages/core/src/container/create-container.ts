import "reflect-metadata";
import { Container, type Newable } from "inversify";
import { observedAs } from "./observed.js";
import type { Observer } from "./observer.js";

export type { Container } from "inversify";

/** Everything is made once: a process has one of each. */
export const createContainer = (): Container => new Container({ defaultScope: "Singleton" });

/** Binds classes to themselves; those marked by `observed` have their `execute` watched. */
export function register(container: Container, observer: Observer, classes: readonly Newable<object>[]): void {
  for (const type of classes) {
    const binding = container.bind(type).toSelf();
    const act = observedAs(type);
    if (act) binding.inSingletonScope().onActivation((_context, instance) => instance ?? observer);
  }
}
