import { randomBytes } from "node:crypto";
import { connect } from "amqplib";
import { type Bus, InProcessBus, RabbitBus, type RabbitBusOptions, RabbitTopology, type Topology } from "@chorestree/events/bus";

/** One platform's place on a broker. */
export interface Broker {
  /** A process's bus. In process there is one for all, and asking again gives the same. */
  open(options?: { url?: string; confirmWithinMs?: number }): Promise<Bus>;
  /** The names of its queues on the broker; none in process. */
  readonly queues: readonly string[];
  /** Closes every bus and takes what they declared off the broker. */
  close(): Promise<void>;
}

export interface BusKind {
  readonly name: "in-process" | "rabbitmq";
  /** A broker of one's own, with the topology's groups. */
  found(topology: Topology): Promise<Broker>;
}

const silent = { warn: () => undefined };
const random = { next: () => 0 };

/** For `describe.each(buses())`: in process always, RabbitMQ where RABBITMQ_URL names a broker. */
export function buses(): BusKind[] {
  const url = process.env["RABBITMQ_URL"];
  return [inProcess, ...(url === undefined || url === "" ? [] : [rabbit(url)])];
}

const inProcess: BusKind = {
  name: "in-process",
  found: (topology) => {
    const bus = new InProcessBus({ topology, random, logger: silent });
    return Promise.resolve({ queues: [], open: () => Promise.resolve(bus), close: () => bus.close() });
  },
};

const rabbit = (url: string): BusKind => ({
  name: "rabbitmq",
  found: (topology) => {
    const prefix = `test.${randomBytes(6).toString("hex")}`;
    const opened: Bus[] = [];
    const names = new RabbitTopology(topology, prefix);
    return Promise.resolve({
      queues: names.queues,
      open: async ({ url: by = url, ...limits } = {}) => {
        const options: RabbitBusOptions = { topology, random, logger: silent, prefix, pace: { firstMs: 20, longestMs: 100 }, ...limits };
        const bus = await RabbitBus.open(by, options);
        opened.push(bus);
        return bus;
      },
      close: async () => {
        for (const bus of opened) await bus.close();
        await clearBroker(url, names);
      },
    });
  },
});

/** Takes a platform's queues and exchanges off the broker, with what lies in them. */
export async function clearBroker(url: string, { queues, events, broadcasts }: RabbitTopology): Promise<void> {
  const model = await connect(url);
  const channel = await model.createChannel();
  for (const queue of queues) await channel.deleteQueue(queue);
  for (const exchange of [events, broadcasts]) await channel.deleteExchange(exchange);
  await model.close();
}
