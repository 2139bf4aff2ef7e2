import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { FastifyInstance } from "fastify";
import type { OpenAPIV3_1 } from "openapi-types";
import { z } from "zod";
import { backbones } from "@chorestree/test/backbone";
import { Dashboard, MIA, OAK_STREET } from "@chorestree/test/dashboard";

type Operation = OpenAPIV3_1.OperationObject;
const METHODS = ["get", "post", "put", "patch", "delete"] as const;

describe.each(backbones().slice(0, 1))("the description of the API", ({ open }) => {
  let dashboard: Dashboard;
  let app: FastifyInstance;
  let document: OpenAPIV3_1.Document;
  beforeAll(async () => {
    dashboard = await Dashboard.open(open);
    app = await dashboard.api();
    document = (await app.inject({ url: "/openapi.json" })).json();
  });
  afterAll(() => dashboard.close());

  const operations = (): [string, string, Operation][] =>
    Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      METHODS.flatMap((method): [string, string, Operation][] => (item?.[method] ? [[path, method, item[method]]] : [])),
    );
  const resolve = (pointer: string): unknown =>
    pointer
      .slice(2)
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);
  const references = (node: unknown): string[] => {
    if (typeof node !== "object" || node === null) return [];
    return Object.entries(node).flatMap(([key, value]) => (key === "$ref" && typeof value === "string" ? [value] : references(value)));
  };

  test("is OpenAPI 3.1 whose references all lead somewhere", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(operations().length).toBeGreaterThan(5);
    const pointers = references(document);
    expect(pointers.length).toBeGreaterThan(0);
    for (const pointer of pointers) expect(resolve(pointer)).toBeDefined();
  });

  test("says of each route what it is called, where it belongs, what it is for and all that it may answer", () => {
    const tags = document.tags?.map((tag) => tag.name);
    for (const [, , operation] of operations()) {
      expect(operation).toMatchObject({
        operationId: expect.any(String),
        summary: expect.stringMatching(/.{10,}/),
        tags: [expect.any(String)],
      });
      expect(tags).toEqual(expect.arrayContaining(operation.tags ?? []));
      const statuses = Object.keys(operation.responses ?? {});
      expect(statuses).toEqual(expect.arrayContaining(["400", "401", "404", "429", "500", "503"]));
      expect(statuses.some((status) => status.startsWith("2"))).toBe(true);
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (status.startsWith("2")) continue;
        expect(response).toMatchObject({ content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } });
      }
    }
  });

  test("calls each route as its act is called", () => {
    const acts = new Set(Object.keys(dashboard.organisms));
    const ids = operations().map(([, , { operationId }]) => String(operationId));
    expect(ids.filter((id) => !acts.has(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("asks for a bearer token everywhere, and is itself open to everybody", async () => {
    expect(document.security).toEqual([{ bearer: [] }]);
    expect(document.components?.securitySchemes).toMatchObject({ bearer: { type: "http", scheme: "bearer" } });
    for (const [path, method] of operations()) {
      const url = path.replaceAll(/\{\w+\}/g, "1");
      expect((await app.inject({ method: method.toUpperCase() as "GET", url })).statusCode).toBe(401);
    }
  });

  test("fits what is answered", async () => {
    const tasks = `/api/v1/guilds/${OAK_STREET}/tasks`;
    const headers = dashboard.as(MIA);
    const added = await app.inject({ method: "POST", url: tasks, headers, payload: { title: "Dishes", due: "tomorrow 18:00" } });
    const answers = {
      "POST createTask 201": added,
      "GET listTasks 200": await app.inject({ url: tasks, headers }),
      "GET showTask 200": await app.inject({ url: String(added.headers.location), headers }),
      "GET listTasks 404": await app.inject({ url: "/api/v1/guilds/9/tasks", headers }),
      "GET listTasks 400": await app.inject({ url: `${tasks}?limit=0`, headers }),
      "GET listTasks 401": await app.inject({ url: tasks }),
    };
    for (const [what, answer] of Object.entries(answers)) {
      const [, operationId, status] = what.split(" ");
      expect(answer.statusCode).toBe(Number(status));
      const operation = operations().find(([, , found]) => found.operationId === operationId)?.[2];
      const response = operation?.responses?.[String(status)] as OpenAPIV3_1.ResponseObject;
      const media = Object.values(response.content ?? {})[0];
      const described = { ...(media?.schema as object), components: document.components };
      expect(() => z.fromJSONSchema(inPlace(described) as never).parse(answer.json())).not.toThrow();
    }
  });

  /** zod reads references into `$defs` only. */
  function inPlace(node: { components?: unknown }): unknown {
    const { components, ...rest } = node;
    const text = JSON.stringify({ ...rest, $defs: (components as { schemas: object }).schemas });
    return JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/"));
  }

  test("has a page to read it with, whose scripts its own policy lets run", async () => {
    const page = await app.inject({ url: "/docs" });
    const html = page.statusCode === 302 ? await app.inject({ url: String(page.headers.location) }) : page;
    expect(html.statusCode).toBe(200);
    expect(html.headers["content-security-policy"]).toMatch(/script-src 'self'/);
    expect(html.headers["content-security-policy"]).not.toMatch(/unsafe-(inline|eval)'?[^;]*script/);
    const scripts = [...html.body.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => String(src));
    expect(scripts.length).toBeGreaterThan(0);
    for (const src of scripts) expect((await app.inject({ url: new URL(src, "http://x/docs/").pathname })).statusCode).toBe(200);
  });
});
