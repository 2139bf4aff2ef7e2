import "reflect-metadata";
import { Container, type Newable } from "inversify";
import { observedAs, type Observed } from "./observed.js";
import type { Observer } from "./observer.js";

export type { Container } from "inversify";

/** Everything is made once: a process has one of each. A missing binding fails by name when it is asked for. */
export const createContainer = (): Container => new Container({ defaultScope: "Singleton" });

/** Binds classes to themselves; the instances of those marked by `observed` have their `execute` watched by `observer`. */
export function register(container: Container, observer: Observer, classes: readonly Newable<object>[]): void {
  for (const type of classes) {
    const binding = container.bind(type).toSelf();
    const act = observedAs(type);
    if (act) binding.onActivation((_context, instance) => watch(instance, act, observer));
  }
}

type Act = (...args: readonly unknown[]) => Promise<unknown>;

/** Only this instance: the class, and whoever constructs it by hand, know nothing of it. */
function watch<T extends object>(instance: T, act: Observed, observer: Observer): T {
  const execute: unknown = Reflect.get(instance, "execute");
  if (typeof execute !== "function") throw new TypeError(`${act.kind} ${act.name} has no execute method`);
  const watched: Act = (...args) => observer.observe(act, () => Promise.resolve(Reflect.apply(execute, instance, args)));
  Object.defineProperty(instance, "execute", { value: watched });
  return instance;
}
