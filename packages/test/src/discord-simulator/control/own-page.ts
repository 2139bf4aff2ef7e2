import type { IncomingMessage } from "node:http";

/**
 * Whether the request may act as a person. Any page in the browser can reach a local port, so one that names its origin must be ours;
 * and a name that somebody else's DNS points here is not ours (DNS rebinding), so on a loopback address only loopback names are.
 */
export function isOwnPage(request: Pick<IncomingMessage, "headers"> & { readonly socket: { readonly localAddress?: string } }): boolean {
  const host = request.headers.host ?? "";
  const { origin } = request.headers;
  const sameOrigin = origin === undefined || hostOf(origin) === host;
  return sameOrigin && (!isLoopback(request.socket.localAddress ?? "") || LOOPBACK_NAME.test(host));
}

const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
