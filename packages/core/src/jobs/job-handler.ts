import "reflect-metadata";
import type { GuildId } from "@chorestree/atoms/guild";
import { Injectable } from "../container/injectable.js";

/** A job whose time has come, as its handler gets it. */
export interface DueJob {
  readonly guildId: GuildId;
  readonly subject: string;
  readonly dueAt: Date;
  /** The time by which it is due. Later than `dueAt`, by days where nobody was up; to be used instead of a clock, which may be wrong. */
  readonly now: Date;
  /** For what the handler records: nobody's account, and a correlation id of this plan's own. */
  readonly cause: { readonly memberId: null; readonly correlationId: string };
}

/**
 * What is done when a job is due. Runs in a unit of work of the job's guild, together with the note that it is done: so its effects in the
 * database happen once. It calls nothing outside, takes seconds at most, and looks at what is true now: the world may have changed since
 * the plan. It may plan the same job again, after it has changed (and so locked) its subject, as acts do: else it could put its plan over
 * one that an act made meanwhile. What throws is rolled back and tried again later.
 */
export interface JobHandler {
  run(job: DueJob): Promise<void>;
}

/** A class that was decorated with `@HandlesJob`. */
export type JobHandlerClass = new (...args: never[]) => JobHandler;

const HANDLES = Symbol("handles job");

/** Says which kind of job a class answers. Changes nothing in the class; `run` may be called by hand. */
export const HandlesJob =
  (kind: string) =>
  (target: JobHandlerClass): void => {
    Injectable()(target);
    Reflect.defineMetadata(HANDLES, kind, target);
  };

/** By kind. @throws TypeError for an undecorated class, or a kind with two handlers: a mistake of ours, told at the start */
export function handlersByKind(handlers: readonly JobHandler[]): ReadonlyMap<string, JobHandler> {
  const byKind = new Map<string, JobHandler>();
  for (const handler of handlers) {
    const kind = Reflect.getOwnMetadata(HANDLES, handler.constructor) as string | undefined;
    if (kind === undefined) throw new TypeError(`${handler.constructor.name} has no @HandlesJob`);
    if (byKind.has(kind)) throw new TypeError(`two handlers for the job ${kind}`);
    byKind.set(kind, handler);
  }
  return byKind;
}
