import { Operations } from "@chorestree/core/operations";
import { openPlatform, type ProcessParts } from "@chorestree/organisms/composition";
import { serveApi } from "./api-app.js";

/** The process around the HTTP doors; background work runs here too. */
export async function startApi(parts: ProcessParts): Promise<string> {
  const platform = await openPlatform(parts);
  const api = await serveApi(parts, platform, new Operations(parts.health, parts.metrics, parts.settings.metricsAllow));
  return `ChoresTree API is ready: ${api.url}\n`;
}
