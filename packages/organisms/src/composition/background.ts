import { Ids, Random } from "@chorestree/atoms/kernel";
import type { Container, Observer } from "@chorestree/core/container";
import { AcrossGuilds, Database, GuildScope, UnitOfWork } from "@chorestree/core/database";
import { Agenda, handlersByKind, JobBell, type JobHandler, JobRunner, Jobs, SharedTime } from "@chorestree/core/jobs";
import { Leases } from "@chorestree/core/leases";
import type { Logger } from "@chorestree/core/logging";
import { Bell } from "@chorestree/core/machine";
import type { Metrics } from "@chorestree/core/metrics";
import { type Bus, Pauses } from "@chorestree/events/bus";
import { GroupConsumer, groupsOf, Inbox, takeShares } from "@chorestree/events/consume";
import { Relay, WaitingRoom } from "@chorestree/events/outbox";
import { JOBS } from "./jobs.js";
import { REACTIONS } from "./reactions.js";

/** How soon another process takes over from one that died. The broker's heartbeat must not be longer. */
export const BACKGROUND_LEASE_MS = 10_000;

/** Some six seconds: another process may reach the broker where we do not. */
const RELAY_ATTEMPTS = 6;

export interface BackgroundParts {
  readonly bus: Bus;
  readonly observer: Observer;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly leaseMs?: number;
  /** Instead of the product's own, for tests. */
  readonly handlers?: readonly JobHandler[];
}

export interface Background {
  /** Finishes what is begun and gives the leases back. */
  stop(): Promise<void>;
}

/** What goes on behind the acts: events leave the outbox, groups take them, jobs are done when they are due. Any number of processes may run it; leases share it out. */
export function background(container: Container, parts: BackgroundParts): Background {
  const { bus, leaseMs = BACKGROUND_LEASE_MS } = parts;
  const leases = new Leases(container.get(Database), container.get<Ids>(Ids));
  const relay = relayOf(container, parts);
  const stopping = new AbortController();
  const stop = stopping.signal;

  const relaying =
    bus.kind === "in-process"
      ? relay.work(stop)
      : leases.holdWhile("relay", leaseMs, stop, (_lease, signal) => relay.work(signal, RELAY_ATTEMPTS));
  const taking = takeShares(consumersOf(container, parts), { bus, leases, leaseMs }, stop);
  const doing = jobRunnerOf(container, parts).work(stop);
  return {
    async stop() {
      stopping.abort();
      await relaying;
      await taking;
      await doing;
    },
  };
}

/** Does the jobs of every guild; a test may have it do what is due now and no more. */
export function jobRunnerOf(container: Container, parts: Omit<BackgroundParts, "bus" | "leaseMs">): JobRunner {
  const unitOfWork = container.get(UnitOfWork);
  return new JobRunner({
    ...parts,
    handlers: handlersByKind(parts.handlers ?? JOBS.map((handler) => container.get<JobHandler>(handler))),
    jobs: container.get(Jobs),
    bell: container.get(JobBell),
    time: container.get<SharedTime>(SharedTime),
    random: container.get<Random>(Random),
    agenda: new Agenda(container.get(AcrossGuilds), unitOfWork),
    unitOfWork,
  });
}

function relayOf(container: Container, { bus, metrics, logger }: BackgroundParts): Relay {
  const waitingRoom = new WaitingRoom(container.get(AcrossGuilds));
  return new Relay({ waitingRoom, bus, bell: container.get(Bell), metrics, logger, pauses: new Pauses(container.get<Random>(Random)) });
}

function consumersOf(container: Container, { observer, metrics, logger }: BackgroundParts): readonly GroupConsumer[] {
  const inbox = new Inbox(container.get(GuildScope));
  const random = container.get<Random>(Random);
  const unitOfWork = container.get(UnitOfWork);
  const pauses = () => new Pauses(random, { firstMs: 100, longestMs: 30_000 });
  return groupsOf(REACTIONS.map((reaction) => container.get<object>(reaction))).map(
    (group) => new GroupConsumer(group, { unitOfWork, inbox, observer, metrics, logger, pauses }),
  );
}
