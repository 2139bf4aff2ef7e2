import type { Clock } from "@chorestree/atoms/kernel";
import type { Problems } from "../problems.js";
import { alreadyAcknowledged, invalidWebhookToken, unknownInteraction, unknownWebhook } from "../rest/rest-error.js";
import type { StoredInteraction } from "../world/world.js";
import type { WorldStore } from "../world/world-store.js";

/** Docs: receiving and responding, interaction callback. */
export const FIRST_ANSWER_MS = 3_000;
export const TOKEN_LIFE_MS = 15 * 60_000;

/** Which interactions are open, and what may still be done with their tokens. */
export class InteractionBook {
  constructor(
    private readonly store: WorldStore,
    private readonly clock: Clock,
    private readonly problems: Problems,
  ) {}

  add(interaction: StoredInteraction): void {
    const { interactions } = this.store.world;
    for (const old of Object.values(interactions)) if (this.age(old) > 2 * TOKEN_LIFE_MS) delete interactions[old.id];
    interactions[interaction.id] = interaction;
    this.store.changed();
  }

  get(id: string): StoredInteraction | undefined {
    return this.store.world.interactions[id];
  }

  /** Milliseconds since it was sent, by the simulator's clock. */
  age(interaction: StoredInteraction): number {
    return this.clock.now().getTime() - interaction.sentAt;
  }

  /** @throws RestError 10062 (unknown, or after three seconds), 40060 (the second answer) */
  toAcknowledge(id: string, token: string): StoredInteraction {
    const interaction = this.get(id);
    if (!interaction || interaction.token !== token) throw this.wrong("unknown interaction", id, unknownInteraction());
    if (interaction.acknowledged) throw this.wrong("double acknowledgement", this.describe(interaction), alreadyAcknowledged());
    if (this.age(interaction) > FIRST_ANSWER_MS) {
      throw this.wrong("late acknowledgement", `${this.describe(interaction)} after ${this.age(interaction)} ms`, unknownInteraction());
    }
    return interaction;
  }

  acknowledge(interaction: StoredInteraction, type: number, originalId: string | null): void {
    interaction.acknowledged = { type, at: this.clock.now().getTime() };
    interaction.originalId = originalId;
    this.store.changed();
  }

  /** The interaction behind a webhook path. @throws RestError 10015 (unknown, or not answered yet), 50027 (older than 15 minutes) */
  behindWebhook(applicationId: string, token: string): StoredInteraction {
    const interaction = Object.values(this.store.world.interactions).find((candidate) => candidate.token === token);
    if (!interaction || applicationId !== this.store.world.application.id)
      throw this.wrong("unknown interaction", "webhook", unknownWebhook());
    if (this.age(interaction) > TOKEN_LIFE_MS) throw this.wrong("expired token", this.describe(interaction), invalidWebhookToken());
    if (!interaction.acknowledged) throw this.wrong("follow-up before acknowledgement", this.describe(interaction), unknownWebhook());
    return interaction;
  }

  describe(interaction: StoredInteraction): string {
    return `interaction ${interaction.id} (type ${interaction.type}${interaction.commandName ? `, /${interaction.commandName}` : ""})`;
  }

  private wrong(kind: Parameters<Problems["mistake"]>[0], detail: string, error: Error): Error {
    this.problems.mistake(kind, detail);
    return error;
  }
}
