import { SlashCommandBuilder, InteractionContextType } from "discord.js";
import type { Organisms } from "@chorestree/organisms/composition";
import { createTokenCommand } from "./access/create-token.command.js";
import { described } from "./router/localised.js";
import type { Button, Subcommand } from "./router/subcommand.js";
import { claimTaskButton } from "./task/claim-task.button.js";
import { claimTaskCommand } from "./task/claim-task.command.js";
import { completeTaskButton } from "./task/complete-task.button.js";
import { completeTaskCommand } from "./task/complete-task.command.js";
import { createTaskCommand } from "./task/create-task.command.js";
import { startTaskButton } from "./task/start-task.button.js";
import { startTaskCommand } from "./task/start-task.command.js";

/** Everything people can type. */
export const subcommandsOf = (organisms: Organisms, publicUrl: string): Subcommand[] => [
  createTaskCommand(organisms),
  claimTaskCommand(organisms),
  startTaskCommand(organisms),
  completeTaskCommand(organisms),
  createTokenCommand(organisms, publicUrl),
];

/** Everything people can press. */
export const buttonsOf = (organisms: Organisms): Button[] => [claimTaskButton(organisms), startTaskButton(organisms), completeTaskButton(organisms)];

/** The commands as Discord lists them. No `default_member_permissions`: who may is our own check, on every way in. */
export function commandBodies(subcommands: readonly Subcommand[]): object[] {
  const roots = { task: described(new SlashCommandBuilder(), "task", "command.task"), settings: described(new SlashCommandBuilder(), "settings", "command.settings") };
  for (const { command, data } of subcommands) roots[command as keyof typeof roots].addSubcommand(data);
  return Object.values(roots).map((root) => root.setContexts(InteractionContextType.Guild).toJSON());
}
