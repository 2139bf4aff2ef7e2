import type { AsyncLocalStorage } from "node:async_hooks";
import type { EntityManager } from "typeorm";
import type { GuildId } from "@chorestree/atoms/guild";
import type { OpenUnit } from "./open-unit.js";

/** One piece of work that may hold a connection; its name is what logs and waiters are told. */
export interface Work {
  readonly name: string;
}

/** What the code now running stands in. */
export type Scope =
  | { readonly kind: "opening"; readonly work: Work }
  | { readonly kind: "unit"; readonly work: Work; readonly unit: OpenUnit }
  | { readonly kind: "question"; readonly work: Work; readonly guildId: GuildId; readonly manager: EntityManager }
  | { readonly kind: "across"; readonly work: Work };

export type ScopeStorage = AsyncLocalStorage<Scope>;
