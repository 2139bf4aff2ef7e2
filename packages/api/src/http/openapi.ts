import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

const BEARER = { type: "http", scheme: "bearer", description: "A personal API token; `/settings token` in Discord gives one." } as const;

/** The description of all routes that are made after it. */
export async function describeRoutes(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "ChoresTree",
        version: "1.0.0",
        description: "Sharing chores in a Discord server. Refusals are RFC 9457 problem details with a stable `code`.",
      },
      servers: [{ url: publicUrl }],
      tags: [
        { name: "rota", description: "Who takes turns, with which share." },
        { name: "absence", description: "Who is away, on which days." },
        { name: "task", description: "Single occurrences to be done." },
        { name: "chore", description: "Standing definitions that tasks are made of." },
      ],
      components: { securitySchemes: { bearer: BEARER } },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** `/openapi.json`, and `/docs` to read and try it. Whoever wants to know how to sign in cannot be signed in yet: both are open. */
export async function serveDescription(app: FastifyInstance): Promise<void> {
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  // The page brings scripts and styles of its own; its policy names their hashes and applies to these addresses alone.
  await app.register(swaggerUi, { routePrefix: "/docs", staticCSP: true, uiConfig: { persistAuthorization: false } });
}
