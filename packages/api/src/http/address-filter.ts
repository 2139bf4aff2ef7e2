import type { FastifyRequest } from "fastify";
import { AddressList } from "@chorestree/core/operations";
import { AddressRefused } from "./refusals.js";

/** Who may call at all, by address; what is denied stays denied though it is allowed too. An empty `allow` allows everybody. */
export function addressFilter(allow: readonly string[], deny: readonly string[]): (request: FastifyRequest) => Promise<void> {
  const [allowed, denied] = [new AddressList(allow), new AddressList(deny)];
  return async ({ ip }) => {
    if (denied.has(ip) || (allow.length > 0 && !allowed.has(ip))) throw new AddressRefused();
  };
}
