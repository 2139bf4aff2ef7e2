import type { ConsumeMessage } from "amqplib";

/** What is not JSON is refused like everything else that is no event: by whoever takes it. */
export function contentOf({ content }: ConsumeMessage): unknown {
  try {
    return JSON.parse(content.toString("utf8"));
  } catch {
    return null;
  }
}
