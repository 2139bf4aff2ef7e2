import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Operations } from "@chorestree/core/operations";

export interface OperationsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The bot's own small HTTP: health and metrics, for orchestrators and Prometheus. */
export async function serveOperations(
  operations: Operations,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    // Not parsed as a URL: what is none must not end the process.
    const [path = ""] = (request.url ?? "").split("?");
    operations.answer(path, request.socket.remoteAddress).then(
      (answer) => {
        response.writeHead(answer?.status ?? 404, { "content-type": answer?.contentType ?? "text/plain" }).end(answer?.body ?? "not found");
      },
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { address, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${address.includes(":") ? `[${address}]` : address}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
