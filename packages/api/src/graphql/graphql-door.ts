import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginLandingPageLocalDefault } from "@apollo/server/plugin/landingPage/default";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Doorkeeper } from "../http/doorkeeper.js";
import { GraphqlContext, type Questions } from "./context.js";
import { formatError } from "./format-error.js";
import { assignmentResolvers } from "./assignment/assignment.resolver.js";
import { assignmentTypes } from "./assignment/assignment.schema.js";
import { choreResolvers } from "./chore/chore.resolver.js";
import { choreTypes } from "./chore/chore.schema.js";
import { guildResolvers } from "./guild/guild.resolver.js";
import { guildTypes } from "./guild/guild.schema.js";
import { limits } from "./limits.js";
import { queriesOnly } from "./queries-only.js";
import { reportResolvers } from "./report/report.resolver.js";
import { reportTypes } from "./report/report.schema.js";
import { rootTypes } from "./root.js";
import { scalars } from "./scalars.js";
import { planResolvers } from "./task/plan.resolver.js";
import { planTypes } from "./task/plan.schema.js";
import { taskResolvers } from "./task/task.resolver.js";
import { taskTypes } from "./task/task.schema.js";
import { unavailable } from "./unavailable.js";

export interface GraphqlParts {
  readonly questions: Questions;
  readonly door: Doorkeeper;
  readonly logger: Logger;
  readonly production: boolean;
}

export class GraphqlDoor {
  private constructor(
    private readonly server: ApolloServer<GraphqlContext>,
    private readonly parts: GraphqlParts,
  ) {}

  static async open(parts: GraphqlParts): Promise<GraphqlDoor> {
    const { production, logger } = parts;
    const armed = limits(production);
    const landing = production ? ApolloServerPluginLandingPageDisabled() : ApolloServerPluginLandingPageLocalDefault({ footer: false });
    const server = new ApolloServer<GraphqlContext>({
      typeDefs: [rootTypes, guildTypes, assignmentTypes, choreTypes, taskTypes, planTypes, reportTypes],
      resolvers: [scalars, guildResolvers, assignmentResolvers, choreResolvers, taskResolvers, planResolvers, reportResolvers],
      ...armed,
      validationRules: [...armed.validationRules, queriesOnly],
      plugins: [...armed.plugins, landing, unavailable],
      // Said here, and not left to NODE_ENV as the library sees it.
      introspection: !production,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: production,
      allowBatchedHttpRequests: false,
      csrfPrevention: true,
      persistedQueries: false,
      formatError: formatError(logger),
      // Signals and connections are the process's to handle.
      stopOnTerminationSignals: false,
      logger: {
        debug: ignore,
        info: ignore,
        warn: (message) => logger.warn({ message }, "graphql"),
        error: (message) => logger.error({ message }, "graphql"),
      },
    });
    await server.start();
    return new GraphqlDoor(server, parts);
  }

  /** For signed-in requests. */
  serve(guarded: FastifyInstance): void {
    const { questions, door } = this.parts;
    const handler = fastifyApolloHandler(this.server, {
      context: async (request) => new GraphqlContext(questions, (guildId) => door.askerOf(request, guildId)),
    });
    guarded.post("/graphql", { schema: { hide: true } }, handler);
    guarded.addHook("onClose", () => this.server.stop());
  }

  /** The page to try queries with. It loads its tools from their maker, which no policy of ours would let it: so never in production. */
  serveLandingPage(open: FastifyInstance): void {
    if (this.parts.production) return;
    const page = fastifyApolloHandler(this.server, { context: async () => Promise.reject(new Error("the landing page asks nothing")) });
    open.get("/graphql", { schema: { hide: true }, helmet: { contentSecurityPolicy: false } }, page);
  }
}

const ignore = (): void => undefined;
