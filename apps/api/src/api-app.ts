import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";

/** The server at work: where it really listens, which is a free port where the settings say 0. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

export async function listen(app: FastifyInstance, { host, port }: { readonly host: string; readonly port: number }): Promise<Listening> {
  await app.listen({ host, port });
  const { address, port: actual } = app.server.address() as AddressInfo;
  const authority = address.includes(":") ? `[${address}]` : address;
  return { url: `http://${authority}:${actual}`, close: () => app.close() };
}
