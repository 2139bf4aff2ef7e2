import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "@chorestree/atoms/kernel";
import type { Changes } from "../changes.js";
import type { Problems } from "../problems.js";
import type { WorldStore } from "../world/world-store.js";
import type { Answer, Call, Route } from "./call.js";
import { Faults, type FaultAnswer } from "./faults.js";
import { RateLimits, type RateLimitOptions } from "./rate-limits.js";
import { readBody } from "./read-body.js";
import { invalidApiVersion, methodNotAllowed, notFound, RestError, unauthorized } from "./rest-error.js";
import { Router, type Match } from "./router.js";

/** One line of the record: the only judge of what the bot asked Discord for. */
export interface RecordedRequest {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  /** As in the route table. */
  readonly route: string;
  readonly body: unknown;
  readonly status: number;
}

/** How Discord is away: every connection breaks, or is taken and never answered. */
export type Outage = "refuses" | "hangs";

const RECORDED = 10_000;

/** `/api/v10`: reads, checks and answers the bot's requests as Discord does. */
export class RestApi {
  readonly faults = new Faults();
  outage: Outage | null = null;
  readonly requests: RecordedRequest[] = [];
  private readonly router: Router<Route>;
  private readonly limits: RateLimits;
  private readonly inHand = new Set<Promise<void>>();

  constructor(
    private readonly store: WorldStore,
    private readonly clock: Clock,
    private readonly problems: Problems,
    routes: readonly Route[],
    rateLimit: RateLimitOptions | undefined,
    private readonly changes: Changes,
  ) {
    this.router = new Router(routes);
    this.limits = new RateLimits(clock, rateLimit);
  }

  /** Resolves when every request taken in is answered. */
  async idle(): Promise<void> {
    while (this.inHand.size > 0) await Promise.allSettled(this.inHand);
  }

  /** @param path what follows `/api` */
  serve(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams): Promise<void> {
    if (this.outage === "refuses") response.destroy();
    // What hangs is not waited for when the simulator closes; its connection is cut then.
    if (this.outage) return Promise.resolve();
    const served = this.take(request, response, path, query).finally(() => this.inHand.delete(served));
    this.inHand.add(served);
    return served;
  }

  private async take(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams): Promise<void> {
    const method = request.method ?? "GET";
    const [, version = "", rest = "/"] = /^\/v(\d+)(\/.*)$/.exec(path) ?? [];
    const match = version === "10" ? this.router.find(method, rest) : "unknown path";
    if (typeof match === "string") return this.refuseRoute(request, response, version, `${method} ${path}`, match);

    const fault = this.faults.next(method, match.route.pattern);
    if (fault && (await this.spoils(fault, response))) return;
    const rate = this.limits.spend(`${method} ${match.route.pattern}`, majorOf(match), match.route.auth === "bot");
    if (rate.exceeded) {
      this.problems.mistake("rate limit exceeded", `${method} ${rest}`);
      return write(response, tooMany(rate.exceeded.retryAfterSeconds, rate.exceeded.global), {
        ...rate.headers,
        "retry-after": String(Math.ceil(rate.exceeded.retryAfterSeconds)),
      });
    }
    const { answer, body } = await this.handle(request, match, method, rest, query);
    this.record({ at: this.clock.now(), method, path: rest, route: match.route.pattern, body, status: answer.status });
    await this.store.settled();
    if (fault?.kind === "cut") return void response.destroy();
    write(response, answer, rate.headers);
  }

  private async handle(request: IncomingMessage, match: Match<Route>, method: string, path: string, query: URLSearchParams) {
    let body: unknown;
    try {
      if (match.route.auth === "bot") this.authorise(request, `${method} ${path}`);
      const read = await readBody(request);
      body = read.body;
      const call: Call = { method, path, query, body, files: read.files, param: (name) => paramOf(match, name) };
      return { answer: match.route.handle(call), body };
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      this.problems.breach(`${method} ${match.route.pattern}`, error.breaches);
      return { answer: { status: error.status, body: error.body }, body };
    }
  }

  private authorise(request: IncomingMessage, what: string): void {
    if (request.headers.authorization === `Bot ${this.store.world.application.token}`) return;
    this.problems.mistake("not authorised", what);
    throw unauthorized();
  }

  private refuseRoute(
    request: IncomingMessage,
    response: ServerResponse,
    version: string,
    what: string,
    why: "unknown path" | "wrong method",
  ): void {
    request.resume();
    this.problems.mistake(why === "wrong method" ? "wrong method" : "unknown route", what);
    const error = version !== "10" ? invalidApiVersion() : why === "wrong method" ? methodNotAllowed() : notFound();
    write(response, { status: error.status, body: error.body }, {});
  }

  /** True when the answer is already given. */
  private async spoils(fault: FaultAnswer, response: ServerResponse): Promise<boolean> {
    if (fault.kind === "slow") {
      await delay(fault.ms);
      return false;
    }
    if (fault.kind === "cut") {
      if (fault.when === "before") response.destroy();
      return fault.when === "before";
    }
    if (fault.kind === "status")
      write(response, { status: fault.status, body: fault.body ?? { message: `${fault.status}: scripted`, code: 0 } }, {});
    else writeScriptedLimit(response, fault);
    return true;
  }

  private record(request: RecordedRequest): void {
    this.requests.push(request);
    if (this.requests.length > RECORDED) this.requests.shift();
    this.changes.happened();
  }
}

function paramOf(match: Match<Route>, name: string): string {
  const value = match.params[name];
  if (value === undefined) throw new Error(`${match.route.pattern} has no part named ${name}`);
  return value;
}

/** Docs: rate limits: channel, guild, or webhook with its token. */
const majorOf = ({ params }: Match<Route>): string => params.channelId ?? params.guildId ?? params.token ?? "";

const tooMany = (retryAfter: number, global: boolean): Answer => ({
  status: 429,
  body: { message: "You are being rate limited.", retry_after: retryAfter, global },
});

function writeScriptedLimit(response: ServerResponse, fault: Extract<FaultAnswer, { kind: "429" }>): void {
  const seconds = fault.retryAfterMs / 1_000;
  const retryAfter = { "retry-after": String(Math.ceil(seconds)) };
  if (fault.html) {
    response.writeHead(429, { ...retryAfter, "content-type": "text/html" }).end("<html><body>error code: 1015</body></html>");
    return;
  }
  const scope = fault.scope ?? "user";
  const global = scope === "global" ? { "x-ratelimit-global": "true" } : {};
  write(response, tooMany(seconds, scope === "global"), { ...retryAfter, ...global, "x-ratelimit-scope": scope });
}

function write(response: ServerResponse, answer: Answer, headers: Readonly<Record<string, string>>): void {
  if (answer.status === 204) {
    response.writeHead(204, headers).end();
    return;
  }
  response.writeHead(answer.status, { ...headers, "content-type": "application/json" }).end(JSON.stringify(answer.body));
}
