import { setTimeout } from "node:timers/promises";
import { DiscordAPIError, type REST } from "discord.js";
import type { Logger } from "pino";
import { text } from "@chorestree/atoms/messages";
import type { Leases } from "@chorestree/core/leases";
import type { BrokenPromise } from "@chorestree/organisms/access";
import type { Organisms } from "@chorestree/organisms/composition";
import { sayReply } from "./refusal.js";
import { Responder } from "./responder.js";

const LOOK_EVERY_MS = 2_000;
const LEASE_MS = 10_000;

export interface ApologiesParts {
  readonly organisms: Pick<Organisms, "deferredInteractions">;
  readonly leases: Leases;
  readonly rest: REST;
  readonly logger: Logger;
}

/** Speaks for bots that died between promising an answer and giving it. Every bot runs it; one at a time does the work. */
export class Apologies {
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ApologiesParts) {}

  start(): void {
    this.working = this.parts.leases.holdWhile("apologies", LEASE_MS, this.stopping.signal, async (_lease, signal) => {
      while (!signal.aborted) {
        for (const promise of await this.parts.organisms.deferredInteractions.broken()) await this.apologise(promise);
        await setTimeout(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      }
    });
  }

  /** Finishes the apology in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  /** The row goes last: dying in between, one apologises twice rather than never. */
  private async apologise(promise: BrokenPromise): Promise<void> {
    const { rest, logger, organisms } = this.parts;
    const { interactionId: id, applicationId: application_id, token, kind, locale, outcome } = promise;
    try {
      const responder = Responder.ofDeferred(rest, { id, application_id, token }, kind);
      await responder.refuse(sayReply(text(locale, `apology.${outcome ?? "nothing"}`)));
      logger.warn({ interactionId: id, outcome }, "apologised for an interaction that was left unanswered");
    } catch (error) {
      logger.warn({ interactionId: id, err: error }, "an interaction that was left unanswered could not be apologised for");
      // What Discord says no to, it says no to again; what did not reach it is tried again.
      if (!(error instanceof DiscordAPIError)) return;
    }
    await organisms.deferredInteractions.kept(promise);
  }
}
