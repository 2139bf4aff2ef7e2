import type { IncomingMessage } from "node:http";
import type { UploadedFile } from "../wire/message-body.js";
import { entityTooLarge, invalidForm, invalidJson } from "./rest-error.js";

/** Above Discord's largest upload for an unboosted guild, with room for the form around it. */
const MAX_BYTES = 25 * 1_024 * 1_024;

export interface ReadBody {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** JSON, or a form with `payload_json` and files. @throws RestError 413, 50109, 50035 for any other content type */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const raw = await collect(request);
  if (raw.length === 0) return { body: undefined, files: [] };
  const contentType = request.headers["content-type"] ?? "";
  if (contentType.startsWith("application/json")) return { body: json(raw.toString("utf8")), files: [] };
  if (contentType.startsWith("multipart/form-data")) return form(raw, contentType);
  throw invalidForm([
    {
      path: "",
      code: "CONTENT_TYPE_INVALID",
      message: `Expected "Content-Type" header to be one of application/json, multipart/form-data.`,
    },
  ]);
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw entityTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}

async function form(raw: Buffer, contentType: string): Promise<ReadBody> {
  const fields = await new Response(new Uint8Array(raw), { headers: { "content-type": contentType } }).formData().catch(() => {
    throw invalidJson();
  });
  const files: UploadedFile[] = [];
  for (const [field, value] of fields) {
    if (typeof value !== "string") files.push({ field, filename: value.name, size: value.size, contentType: value.type });
  }
  const payload = fields.get("payload_json");
  return { body: typeof payload === "string" ? json(payload) : {}, files };
}
