import { expect, test } from "@jest/globals";
import { ApplicationCommandOptionType } from "discord.js";
import { createChoreCommand } from "../chore/create-chore.command.js";
import { claimedTaskCard } from "../task/claim-task.command.js";
import { completedTaskCard } from "../task/complete-task.command.js";
import { createdTaskCard } from "../task/create-task.command.js";
import { startedTaskCard } from "../task/start-task.command.js";
import { Options } from "./options.js";
import { DoneNotShown } from "./show-after-act.js";
import type { Press } from "./subcommand.js";

const taskId = "0193a1b2-0000-7000-8000-000000000001";
const press = { readerLocale: "en" } as Press;
const does = (answer: object) => ({ execute: () => Promise.resolve(answer) }) as never;
const fails = { execute: () => Promise.reject(new Error("boom")) } as never;
const drafting = { draftChore: fails, showDraft: fails, suggestChores: fails };
const options = new Options([{ name: "title", type: ApplicationCommandOptionType.String, value: "Dishes" }]);

test.each([
  ["claiming", () => claimedTaskCard({ claimTask: does({ taskId }), showTask: fails }, press, { taskId })],
  ["starting", () => startedTaskCard({ startTask: does({ taskId }), showTask: fails }, press, { taskId })],
  ["completing", () => completedTaskCard({ completeTask: does({ taskId, creditedMinutes: 5 }), showTask: fails }, press, { taskId })],
  ["adding a task", () => createdTaskCard({ createTask: does({ taskId }), showTask: fails }, press, { title: "Dishes" })],
  ["adding a chore", () => createChoreCommand({ ...drafting, createChore: does({}), showChore: fails }).run(press, options)],
])("%s that succeeded is never told as having failed, whatever becomes of its card", async (_what, act) => {
  await expect(act()).rejects.toBeInstanceOf(DoneNotShown);
});

test("an act that failed itself is not told as done", async () => {
  await expect(claimedTaskCard({ claimTask: fails, showTask: does({}) }, press, { taskId })).rejects.toThrow("boom");
});
