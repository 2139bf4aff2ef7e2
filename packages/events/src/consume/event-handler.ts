import "reflect-metadata";
import { Injectable } from "@chorestree/core/container";
import type { Topology } from "../bus/bus.js";
import type { EventContract } from "../contracts/define-event.js";
import type { AnyEvent } from "../contracts/registry.js";
import type { Reaction } from "./delivery.js";

interface Handles {
  readonly contract: EventContract;
  readonly group: string;
}

/** A class that was decorated with `@EventHandler`. */
export type ReactionClass = new (...args: never[]) => object;

const HANDLES = Symbol("handles");

/** Says which event a reaction answers, and in which group it is told. Changes nothing in the class; `handle` may be called by hand. */
export const EventHandler =
  <Contract extends AnyEvent>(contract: Contract, { group }: { readonly group: string }) =>
  (target: new (...args: never[]) => Reaction<Contract>): void => {
    Injectable()(target);
    Reflect.defineMetadata(HANDLES, { contract, group } satisfies Handles, target);
  };

/** @throws TypeError for a class without `@EventHandler` */
export function handledBy(target: object): Handles {
  const handles = Reflect.getOwnMetadata(HANDLES, target) as Handles | undefined;
  if (handles === undefined) throw new TypeError(`${String(Reflect.get(target, "name"))} has no @EventHandler`);
  return handles;
}

/** What a bus must know of these reactions: the groups, and the names each listens to. */
export function topologyOf(reactions: readonly ReactionClass[]): Topology {
  const groups = new Map<string, Set<string>>();
  for (const { contract, group } of reactions.map(handledBy)) groups.set(group, (groups.get(group) ?? new Set()).add(contract.name));
  return { groups: [...groups].map(([name, names]) => ({ name, names: [...names].sort() })) };
}
