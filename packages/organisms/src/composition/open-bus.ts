import { CryptoRandom } from "@chorestree/core/machine";
import { retryAtStart } from "@chorestree/core/lifecycle";
import { type Bus, InProcessBus, RabbitBus } from "@chorestree/events/bus";
import { topologyOf } from "@chorestree/events/consume";
import type { ProcessParts } from "./open-backbone.js";
import { REACTIONS } from "./reactions.js";

/** The bus that the settings name; closed by the lifecycle. A broker that goes away later is waited for: events lie in the outbox. */
export async function openBus({ settings, lifecycle, logger, health }: ProcessParts): Promise<Bus> {
  const options = { topology: topologyOf(REACTIONS), random: new CryptoRandom(), logger };
  const open = (): Promise<Bus> => {
    const { rabbitUrl } = settings;
    if (rabbitUrl === null) return Promise.resolve(new InProcessBus(options));
    return retryAtStart("the broker", () => RabbitBus.open(rabbitUrl, options), { logger, signal: lifecycle.signal });
  };
  const bus = await lifecycle.start("bus", open, (opened) => opened.close());
  health.add("bus", () => bus.ping(), "degraded");
  return bus;
}
