import { Injectable } from "./injectable.js";

/** What an observer is told of an act: `kind` is workflow, feature or reaction, `name` e.g. `task.complete`. */
export interface Observed {
  readonly kind: string;
  readonly name: string;
}

const OBSERVED = Symbol("observed");

/**
 * Building block of `@Workflow` and `@Feature`: makes a class injectable and says under which name its `execute` is watched.
 * It changes nothing in the class; only an instance made by a container that was given an observer is watched.
 */
export const observed =
  (kind: string, name: string): ClassDecorator =>
  (target) => {
    Injectable()(target);
    Reflect.defineMetadata(OBSERVED, { kind, name } satisfies Observed, target);
  };

export const observedAs = (target: object): Observed | undefined => Reflect.getOwnMetadata(OBSERVED, target) as Observed | undefined;
