import helmet from "@fastify/helmet";
import { fastify, type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import type { Ids } from "@chorestree/atoms/kernel";
import { withCorrelation } from "@chorestree/core/logging";
import { Operations } from "@chorestree/core/operations";
import type { Settings } from "@chorestree/core/settings";
import type { Organisms } from "@chorestree/organisms/composition";
import { taskRoutes } from "../rest/task/task.routes.js";
import { Doorkeeper } from "./doorkeeper.js";
import { errorHandler } from "./error-handler.js";
import { problemOf } from "./problem.js";

export interface ApiParts {
  readonly organisms: Organisms;
  readonly operations: Operations;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly settings: Pick<Settings, "trustProxy">;
}

/** The HTTP doors, without a process around them. */
export async function createApiApp({ organisms, operations, ids, logger, settings }: ApiParts): Promise<FastifyInstance> {
  const app = fastify({
    // Our own lines carry the correlation id; fastify's two for each request would double the log.
    logger: false,
    genReqId: () => ids.next(),
    trustProxy: settings.trustProxy === false ? false : [...settings.trustProxy],
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(errorHandler(logger));
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type("application/problem+json").send(problemOf(404, "route.not_found", "There is nothing at this address.")),
  );
  app.addHook("onRequest", (request, _reply, done) => void withCorrelation(request.id, done));
  await app.register(helmet);

  for (const path of Operations.PATHS) {
    app.get(path, { schema: { hide: true } as object }, async (request, reply) => {
      const answer = await operations.answer(path, request.ip);
      if (!answer) return reply.callNotFound();
      return reply.code(answer.status).type(answer.contentType).send(answer.body);
    });
  }

  const door = new Doorkeeper(organisms, ids);
  await app.register(async (guarded) => {
    guarded.addHook("onRequest", door.identify);
    await guarded.register(taskRoutes(organisms, door));
  });
  return app;
}
