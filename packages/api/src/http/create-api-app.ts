import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { Ids } from "@chorestree/atoms/kernel";
import { withCorrelation } from "@chorestree/core/logging";
import { Operations } from "@chorestree/core/operations";
import type { Settings } from "@chorestree/core/settings";
import type { Organisms } from "@chorestree/organisms/composition";
import { GraphqlDoor } from "../graphql/graphql-door.js";
import { type LiveLimits, LIVE_LIMITS } from "../live/limits.js";
import { LiveFeed } from "../live/live-feed.js";
import type { EventSource } from "../live/subscription.js";
import { absenceRoutes } from "../rest/assignment/absence.routes.js";
import { rotaRoutes } from "../rest/assignment/rota.routes.js";
import { choreActRoutes } from "../rest/chore/chore-acts.routes.js";
import { choreRoutes } from "../rest/chore/chore.routes.js";
import { previewUndoRoutes } from "../rest/task/preview-undo.routes.js";
import { approveTasksRoutes } from "../rest/task/approve-tasks.routes.js";
import { taskManagingRoutes } from "../rest/task/task-managing.routes.js";
import { taskSwapRoutes } from "../rest/task/task-swap.routes.js";
import { taskChecklistRoutes } from "../rest/task/task-checklist.routes.js";
import { taskWorkRoutes } from "../rest/task/task-work.routes.js";
import { planRoutes } from "../rest/task/plan.routes.js";
import { taskRoutes } from "../rest/task/task.routes.js";
import { addressFilter } from "./address-filter.js";
import { Doorkeeper } from "./doorkeeper.js";
import { errorHandler } from "./error-handler.js";
import { describeRoutes, serveDescription } from "./openapi.js";
import { RateLimits } from "./rate-limits.js";
import { RouteNotFound } from "./refusals.js";
import { refuseWrongMethods } from "./wrong-methods.js";

export type ApiSettings = Pick<Settings, "nodeEnv" | "trustProxy" | "ipAllow" | "ipDeny" | "corsOrigins" | "rateLimitPerMinute" | "api">;

export interface ApiParts {
  readonly organisms: Organisms;
  readonly operations: Operations;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly settings: ApiSettings;
  /** Counts requests for all processes together; without it each counts for itself. Its owner closes it. */
  readonly redis?: Redis | null;
  /** What the live feed tells; without it there is no `/live`. */
  readonly source?: EventSource;
  readonly liveLimits?: LiveLimits;
}

/** The HTTP doors, without a process around them. */
export async function createApiApp(parts: ApiParts): Promise<FastifyInstance> {
  const { organisms, operations, ids, logger, settings, redis = null, source, liveLimits = LIVE_LIMITS } = parts;
  const refuse = errorHandler(logger);
  const app = fastify({
    // Our own lines carry the correlation id; fastify's two for each request would double the log.
    logger: false,
    genReqId: () => ids.next(),
    // A list or nothing: `true` would believe any caller, and a number is ignored in silence (CVE-2026-16732).
    trustProxy: settings.trustProxy === false ? false : [...settings.trustProxy],
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    frameworkErrors: (error, request, reply) => {
      void refuse(error, request, reply);
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(refuse);
  // JSON is all we read: what a cross-site form can send (text/plain) is no body of ours.
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", (request, _reply, done) => {
    withCorrelation(request.id, done);
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  });

  for (const path of Operations.PATHS) {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const answer = await operations.answer(path, request.ip);
      if (!answer) return reply.callNotFound();
      return reply.code(answer.status).type(answer.contentType).send(answer.body);
    });
  }

  const limits = await RateLimits.of(app, settings.rateLimitPerMinute, redis);
  const filter = addressFilter(settings.ipAllow, settings.ipDeny);
  const limitByAddress = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => limits.take(request, reply, null);
  app.setNotFoundHandler({ preHandler: [filter, limitByAddress] }, async () => {
    throw new RouteNotFound();
  });

  await app.register(async (open) => {
    open.addHook("onRequest", filter);
    await open.register(cors, { origin: [...settings.corsOrigins], methods: METHODS, exposedHeaders: EXPOSED, maxAge: 600 });
    await describeRoutes(open, settings.api.publicUrl);

    const door = new Doorkeeper(organisms, limits, ids);
    const graphql = await GraphqlDoor.open({ questions: organisms, door, logger, production: settings.nodeEnv === "production" });
    await open.register(async (unguarded) => {
      unguarded.addHook("onRequest", limitByAddress);
      await serveDescription(unguarded);
      graphql.serveLandingPage(unguarded);
      if (source) new LiveFeed({ organisms, source, limits: liveLimits, logger }).serve(unguarded);
    });
    await open.register(async (guarded) => {
      guarded.addHook("onRequest", async (_request, reply) => void reply.header("cache-control", "no-store"));
      guarded.addHook("onRequest", door.identify);
      const wrongMethods = refuseWrongMethods(guarded);
      await guarded.register(rotaRoutes(organisms, door));
      await guarded.register(absenceRoutes(organisms, door));
      await guarded.register(choreRoutes(organisms, door));
      await guarded.register(choreActRoutes(organisms, door));
      await guarded.register(planRoutes(organisms, door));
      await guarded.register(taskRoutes(organisms, door));
      await guarded.register(taskWorkRoutes(organisms, door));
      await guarded.register(taskChecklistRoutes(organisms, door));
      await guarded.register(taskManagingRoutes(organisms, door));
      await guarded.register(approveTasksRoutes(organisms, door));
      await guarded.register(previewUndoRoutes(organisms, door));
      await guarded.register(taskSwapRoutes(organisms, door));
      graphql.serve(guarded);
      wrongMethods.finish();
    });
  });
  return app;
}

/** What our routes answer to; the library allows reading and POST alone by itself. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

const EXPOSED = ["etag", "location", "retry-after", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];
