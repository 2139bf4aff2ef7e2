import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

interface Service {
  image?: string;
  user?: string;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  privileged?: boolean;
  read_only?: boolean;
  mem_limit?: string;
  pids_limit?: number;
  healthcheck?: object;
  profiles?: string[];
  build?: { target: string };
}
interface Compose {
  services: Record<string, Service>;
  networks?: Record<string, { internal?: boolean } | null>;
}
interface Workflow {
  permissions: object;
  jobs: Record<
    string,
    { services: Record<string, { image: string }>; env: Record<string, string>; steps: { uses?: string; run?: string }[] }
  >;
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const yaml = (file: string): unknown => parse(read(file), { merge: true });

const base = yaml("docker-compose.yml") as Compose;
const development = yaml("docker-compose.override.yml") as Compose;
const production = yaml("docker-compose.production.yml") as Compose;
const dockerfile = read("Dockerfile");
const stores = ["postgres", "redis", "rabbitmq"];
const apps = ["bot", "api"];

const environments = (compose: Compose): [string, string][] =>
  Object.values(compose.services).flatMap(({ environment }) => Object.entries(environment ?? {}));
const isSecret = ([name]: [string, string]): boolean => /PASS|SECRET|KEYS|TOKEN|AUTH|_URL$/.test(name) && name !== "PUBLIC_URL";

describe("every service of the compose file", () => {
  test("is one of the three stores or the two apps", () => {
    expect(Object.keys(base.services).sort()).toEqual([...stores, ...apps].sort());
  });

  test.each(Object.entries(base.services))("%s is bound to this machine alone, hardened and limited", (_, service) => {
    expect(service.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+:\d+$/)]);
    expect(service).toMatchObject({ cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"], read_only: true });
    expect(service.privileged).toBeUndefined();
    expect(service.mem_limit).toBeDefined();
    expect(service.pids_limit).toBeDefined();
    expect(JSON.stringify(service.volumes ?? [])).not.toContain("docker.sock");
  });

  test.each(stores)("%s runs as its own user and says when it is healthy", (name) => {
    expect(base.services[name]?.user).toBe(name);
    expect(base.services[name]?.healthcheck).toBeDefined();
  });

  test.each(apps)("%s waits for its profile, so that development starts the stores alone", (name) => {
    expect(base.services[name]).toMatchObject({ profiles: ["production"], build: { target: name } });
  });

  test("lines are named that are maintained", () => {
    expect(stores.map((name) => base.services[name]?.image)).toEqual(["postgres:17", "redis:8", "rabbitmq:4"]);
  });
});

describe("in development", () => {
  test("the stores listen where the settings' defaults look", () => {
    expect(stores.map((name) => base.services[name]?.ports)).toEqual([
      ["127.0.0.1:5432:5432"],
      ["127.0.0.1:6379:6379"],
      ["127.0.0.1:5672:5672"],
    ]);
  });

  test("database, user and password are chorestree, and the broker takes an address without a user", () => {
    expect(development.services["postgres"]?.environment).toMatchObject({
      DB_USER: "${DB_USER:-chorestree}",
      DB_PASSWORD: "${DB_PASSWORD:-chorestree}",
      DB_NAME: "${DB_NAME:-chorestree}",
    });
    expect(development.services["rabbitmq"]?.environment).toEqual({
      RABBITMQ_DEFAULT_USER: "${RABBITMQ_USER:-guest}",
      RABBITMQ_DEFAULT_PASS: "${RABBITMQ_PASSWORD:-guest}",
    });
  });
});

describe("in production", () => {
  test("no secret is in the files, and one that is not set stops the start", () => {
    expect(environments(base).filter(isSecret)).toEqual([]);
    const optional = ["DISCORD_CLIENT_SECRET"];
    for (const [name, value] of environments(production).filter(isSecret)) {
      expect([name, value]).toEqual([name, expect.stringMatching(optional.includes(name) ? /^\$\{\w+:-\}$/ : /\$\{\w+:\?[^}]+\}/)]);
      expect([name, value.replace(/\$\{[^}]*\}/g, "")]).toEqual([name, expect.not.stringMatching(/:[^/@:]+@/)]);
    }
  });

  test("every store has a password, and none is reachable but for the apps", () => {
    for (const name of stores)
      expect(environments({ services: { [name]: production.services[name] ?? {} } }).filter(isSecret)).not.toEqual([]);
    expect(production.networks).toMatchObject({ backbone: { internal: true } });
  });
});

describe("the image", () => {
  test("is built in stages, one target an app, and runs as a plain user", () => {
    expect([...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, stage]) => stage)).toEqual(["build", "runtime", "bot", "api"]);
    expect([...dockerfile.matchAll(/^USER (\w+)$/gm)].map(([, user]) => user)).toEqual(["node"]);
    expect(dockerfile.match(/^HEALTHCHECK/gm)).toHaveLength(2);
  });

  test("holds production's packages by the lockfile, on a Node that is maintained", () => {
    expect(dockerfile).toContain("install --prod --frozen-lockfile");
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:24-/m);
  });

  test("is built from what is named alone, and never from secrets", () => {
    const lines = read(".dockerignore").split("\n");
    expect(lines.find((line) => !line.startsWith("#"))).toBe("*");
    expect(lines).toEqual(expect.arrayContaining(["**/node_modules", "**/.data", "**/.env*"]));
  });
});

describe("the workflow", () => {
  const workflow = yaml(".github/workflows/ci.yml") as Workflow;
  const job = workflow.jobs["test"];

  test("may only read, and pins what it borrows to a commit", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const { uses } of job?.steps ?? []) if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
    expect(JSON.stringify(workflow)).not.toContain("secrets.");
  });

  test("runs npm test with the same three services, and requires them", () => {
    expect(Object.values(job?.services ?? {}).map(({ image }) => image)).toEqual(stores.map((name) => base.services[name]?.image));
    expect(Object.keys(job?.env ?? {})).toEqual(["DATABASE_URL", "REDIS_URL", "RABBITMQ_URL"]);
    expect(job?.steps.at(-1)?.run).toBe("npm test -- --require-services postgres,redis,rabbitmq");
  });
});
