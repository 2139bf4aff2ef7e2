import type { FastifyInstance, HTTPMethods } from "fastify";
import { WrongMethod } from "./refusals.js";

const METHODS: readonly HTTPMethods[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** A known address asked in the wrong way is told so (405), after the door's other hooks and before a body is read. Call before the routes are made. */
export function refuseWrongMethods(app: FastifyInstance): { finish(): void } {
  const known = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    const methods = known.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    known.set(url, methods);
  });

  return {
    finish: () => {
      for (const [url, methods] of [...known]) {
        const allowed = [...methods];
        const wrong = METHODS.filter((method) => !app.hasRoute({ url, method }));
        const refuse = async () => {
          throw new WrongMethod(allowed);
        };
        app.route({ method: wrong, url, schema: { hide: true }, onRequest: refuse, handler: refuse });
      }
    },
  };
}
