import "reflect-metadata";
import type { AnyEvent } from "../contracts/registry.js";

const PUBLISHES = Symbol("publishes");

/** Lists what an act may announce; changes nothing. A test fails on an act that announces something else. */
export const EventPublisher =
  (...contracts: readonly AnyEvent[]): ClassDecorator =>
  (target) => {
    Reflect.defineMetadata(PUBLISHES, contracts, target);
  };

export const publishedBy = (target: object): readonly AnyEvent[] =>
  (Reflect.getOwnMetadata(PUBLISHES, target) ?? []) as readonly AnyEvent[];
