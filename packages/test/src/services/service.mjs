// @ts-check
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { guardFolder } from "./guard.mjs";

/**
 * A throw-away service that belongs to the caller alone.
 *
 * @typedef {object} Service
 * @property {"postgres" | "redis" | "rabbitmq"} name
 * @property {string} url What a client connects with; the same after a restart.
 * @property {() => Promise<void>} stop Ends it for good and removes its folder. Safe to call twice.
 * @property {() => Promise<void>} kill SIGKILL, as a crash would; its data stay for `restart`.
 * @property {() => Promise<void>} restart Ends it gently if it still runs, then starts it on the same port and data.
 */

/**
 * @typedef {object} Recipe
 * @property {Service["name"]} name
 * @property {string} url
 * @property {string} folder
 * @property {() => import("./guarded-process.mjs").GuardedProcess} launch
 * @property {() => Promise<unknown>} ready Resolves once the service answers a first request; rejects while it does not.
 * @property {NodeJS.Signals} gently The signal on which it flushes and ends.
 * @property {NodeJS.Signals} atOnce The signal on which it ends without delay, and leaves no orphans.
 * @property {number} startWithinMs
 * @property {() => Promise<void>} [afterwards] Ends whatever else the recipe started.
 */

const BETWEEN_TRIES_MS = 50;
const GENTLE_END_MS = 8_000;

/**
 * Launches again when the process ends early: after a crash PostgreSQL refuses to start until the last orphan of its
 * predecessor has let go of the shared memory.
 *
 * @param {Recipe} recipe
 */
async function launchUntilReady(recipe) {
  const deadline = performance.now() + recipe.startWithinMs;
  let running = recipe.launch();
  for (;;) {
    const answered = await recipe.ready().then(
      () => true,
      () => false,
    );
    if (answered && !running.ended) return running;
    if (performance.now() > deadline) {
      await running.end("SIGKILL");
      throw new Error(`${recipe.name} was not ready within ${recipe.startWithinMs / 1000} s. Its last words:\n${running.lastWords()}`);
    }
    await pause(BETWEEN_TRIES_MS);
    if (running.ended) running = recipe.launch();
  }
}

/**
 * @param {Recipe} recipe
 * @returns {Promise<Service>}
 */
export async function startService(recipe) {
  const release = guardFolder(recipe.folder);
  const remove = async () => {
    await recipe.afterwards?.();
    await rm(recipe.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    release();
  };

  let running = await launchUntilReady(recipe).catch(async (error) => {
    await remove();
    throw error;
  });

  return {
    name: recipe.name,
    url: recipe.url,
    kill: () => running.end("SIGKILL"),
    async restart() {
      await running.end(recipe.gently, GENTLE_END_MS);
      running = await launchUntilReady(recipe);
    },
    async stop() {
      await running.end(recipe.atOnce, GENTLE_END_MS);
      await remove();
    },
  };
}
