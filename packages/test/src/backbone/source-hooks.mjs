// Lets a child process of a test run our sources, as jest does: `node --conditions=chorestree-source --import <this file> some.ts`.
import { readFile } from "node:fs/promises";
import { isMainThread } from "node:worker_threads";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { transform } from "@swc/core";

// Registering loads this file once more, in the thread of the hooks.
if (isMainThread) register(import.meta.url);

const ours = (url) => url.startsWith("file:") && url.endsWith(".ts") && !url.includes("/node_modules/");

export async function resolve(specifier, context, next) {
  const isSource = specifier.startsWith(".") && specifier.endsWith(".js") && context.parentURL !== undefined && ours(context.parentURL);
  return next(isSource ? specifier.replace(/\.js$/, ".ts") : specifier, context);
}

export async function load(url, context, next) {
  if (!ours(url)) return next(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), "utf8"), {
    filename: fileURLToPath(url),
    jsc: {
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: "es2022",
    },
    module: { type: "es6" },
    sourceMaps: "inline",
    swcrc: false,
  });
  return { format: "module", source: code, shortCircuit: true };
}
