import type { IncomingMessage, ServerResponse } from "node:http";
import { ZodError } from "zod";
import type { Parts } from "../parts.js";
import { readBody } from "../rest/read-body.js";
import { RestError } from "../rest/rest-error.js";
import { Router } from "../rest/router.js";
import { ControlError, ControlRoutes, type ControlRoute } from "./control-routes.js";
import { streamMessages } from "./feed.js";
import { isOwnPage } from "./own-page.js";

/** `/simulator/*`: acting as a person over HTTP. Answers JSON; refusals are `{ error }` in words for a person. */
export class ControlServer {
  private readonly routes: ControlRoutes;
  private readonly router: Router<ControlRoute>;

  constructor(private readonly parts: Parts) {
    this.routes = new ControlRoutes(parts);
    this.router = new Router(this.routes.routes());
  }

  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (!isOwnPage(request)) return write(response, 403, { error: "only pages of the simulator itself may use it" });
    const method = request.method ?? "GET";
    const { status, body } = await this.answer(request, response, method, url);
    if (response.headersSent) return;
    await this.parts.store.settled();
    write(response, status, body);
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
    url: URL,
  ): Promise<{ status: number; body: unknown }> {
    try {
      if (method === "GET" && url.pathname === "/simulator/events") return { status: 200, body: this.stream(response, url) };
      const match = this.router.find(method, url.pathname);
      if (typeof match === "string") return { status: match === "wrong method" ? 405 : 404, body: { error: match } };
      const { body } = method === "GET" ? { body: undefined } : await readBody(request);
      const param = (name: string): string => match.params[name] ?? "";
      return { status: 200, body: await match.route.handle({ param, query: url.searchParams, body }) };
    } catch (error) {
      return refusal(error);
    }
  }

  private stream(response: ServerResponse, url: URL): void {
    const guild = this.routes.guild(url.searchParams.get("guild") ?? "");
    const member = this.routes.member(guild, url.searchParams.get("as") ?? guild.owner.id);
    streamMessages(response, this.parts.store.world, this.parts.messages, member.id);
  }
}

/** What a client cannot do, and a bot that does not answer, are plain errors of the people's side: told, not crashed on. */
function refusal(error: unknown): { status: number; body: { error: string } } {
  if (error instanceof ControlError) return { status: error.status, body: { error: error.message } };
  if (error instanceof ZodError)
    return { status: 422, body: { error: error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ") } };
  if (error instanceof RestError) return { status: error.status, body: { error: error.message } };
  return { status: 422, body: { error: error instanceof Error ? error.message : String(error) } };
}

function write(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" }).end(JSON.stringify(body));
}
