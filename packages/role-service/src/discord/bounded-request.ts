import { Readable } from "node:stream";
import type { RESTOptions } from "@discordjs/rest";

/** A member with 250 roles, the most a server can have, is six kilobytes. */
const ANSWER_MOST_BYTES = 64 * 1024;

/** A question whose answer is read here, and never more of it than such an answer can be: what stands between us and Discord may send anything. */
export const boundedRequest: RESTOptions["makeRequest"] = async (url, { headers, signal = null }) => {
  const response = await fetch(url, { headers: headers as Record<string, string>, signal, redirect: "error" });
  const body: AsyncIterable<Uint8Array> = response.body ?? Readable.from([]);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > ANSWER_MOST_BYTES) throw new Error(`Discord's answer is over ${ANSWER_MOST_BYTES} bytes`);
    parts.push(part);
  }
  return new Response(Buffer.concat(parts), response);
};
