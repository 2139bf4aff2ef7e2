import { InteractionContextType, SlashCommandBuilder } from "discord.js";
import type { Organisms } from "@chorestree/organisms/composition";
import { createTokenCommand } from "./access/create-token.command.js";
import { createAbsenceCommand } from "./assignment/create-absence.command.js";
import { endAbsenceButton } from "./assignment/end-absence.button.js";
import { joinRotaButton } from "./assignment/join-rota.button.js";
import { joinRotaCommand } from "./assignment/join-rota.command.js";
import { leaveRotaButton } from "./assignment/leave-rota.button.js";
import { leaveRotaCommand } from "./assignment/leave-rota.command.js";
import { showRotaCommand } from "./assignment/show-rota.command.js";
import { skillRotaCommand } from "./assignment/skill-rota.command.js";
import { weightRotaCommand } from "./assignment/weight-rota.command.js";
import { archiveChoreCommand } from "./chore/archive-chore.command.js";
import { checklistChoreCommand } from "./chore/checklist-chore.command.js";
import { correctDraftButton } from "./chore/correct-draft.button.js";
import { correctDraftModal } from "./chore/correct-draft.modal.js";
import { createChoreCommand } from "./chore/create-chore.command.js";
import { editChoreCommand } from "./chore/edit-chore.command.js";
import { listChoresButton } from "./chore/list-chores.button.js";
import { listChoresCommand } from "./chore/list-chores.command.js";
import { moveChoreCommand } from "./chore/move-chore.command.js";
import { pauseChoreCommand } from "./chore/pause-chore.command.js";
import { resumeChoreCommand } from "./chore/resume-chore.command.js";
import { saveDraftButton } from "./chore/save-draft.button.js";
import { showChoreButton } from "./chore/show-chore.button.js";
import { showChoreCommand } from "./chore/show-chore.command.js";
import { showTreeButton } from "./chore/show-tree.button.js";
import { openBranchSelect, showTreeCommand } from "./chore/show-tree.command.js";
import { described } from "./router/localised.js";
import type { Button, FormButton, Modal, RootCommand, Select, Subcommand } from "./router/subcommand.js";
import { acceptSwapButton } from "./task/accept-swap.button.js";
import { approveTaskButton } from "./task/approve-task.button.js";
import { approveTaskCommand } from "./task/approve-task.command.js";
import { approveTasksButton, approveTasksSelect } from "./task/approve-tasks.button.js";
import { assignTaskCommand } from "./task/assign-task.command.js";
import { cancelTaskCommand } from "./task/cancel-task.command.js";
import { claimTaskButton } from "./task/claim-task.button.js";
import { claimTaskCommand } from "./task/claim-task.command.js";
import { commentTaskCommand } from "./task/comment-task.command.js";
import { completeTaskButton } from "./task/complete-task.button.js";
import { completeTaskCommand } from "./task/complete-task.command.js";
import { correctTaskCommand } from "./task/correct-task.command.js";
import { createTaskButton } from "./task/create-task.button.js";
import { createTaskCommand } from "./task/create-task.command.js";
import { declineSwapButton } from "./task/decline-swap.button.js";
import { listTasksButton } from "./task/list-tasks.button.js";
import { listMyTasksCommand, listTasksCommand } from "./task/list-tasks.command.js";
import { rejectTaskCommand } from "./task/reject-task.command.js";
import { releaseTaskButton } from "./task/release-task.button.js";
import { releaseTaskCommand } from "./task/release-task.command.js";
import { reopenTaskCommand } from "./task/reopen-task.command.js";
import { showPlanButton } from "./task/show-plan.button.js";
import { showPlanCommand } from "./task/show-plan.command.js";
import { showTaskButton } from "./task/show-task.button.js";
import { showTaskCommand } from "./task/show-task.command.js";
import { skipTaskCommand } from "./task/skip-task.command.js";
import { startTaskButton } from "./task/start-task.button.js";
import { startTaskCommand } from "./task/start-task.command.js";
import { swapTaskCommand } from "./task/swap-task.command.js";
import { tickTaskSelect } from "./task/tick-task.button.js";
import { undoTaskButton } from "./task/undo-task.button.js";
import { undoTaskCommand } from "./task/undo-task.command.js";
import { withdrawSwapButton } from "./task/withdraw-swap.button.js";

/** Everything people can type that has two words. */
export const subcommandsOf = (organisms: Organisms, publicUrl: string): Subcommand[] => [
  createChoreCommand(organisms),
  editChoreCommand(organisms),
  listChoresCommand(organisms),
  showChoreCommand(organisms),
  showTreeCommand(organisms),
  moveChoreCommand(organisms),
  checklistChoreCommand(organisms),
  pauseChoreCommand(organisms),
  resumeChoreCommand(organisms),
  archiveChoreCommand(organisms),
  joinRotaCommand(organisms),
  leaveRotaCommand(organisms),
  weightRotaCommand(organisms),
  skillRotaCommand(organisms),
  showRotaCommand(organisms),
  createTaskCommand(organisms),
  listTasksCommand(organisms),
  listMyTasksCommand(organisms),
  claimTaskCommand(organisms),
  startTaskCommand(organisms),
  completeTaskCommand(organisms),
  showTaskCommand(organisms),
  releaseTaskCommand(organisms),
  skipTaskCommand(organisms),
  assignTaskCommand(organisms),
  swapTaskCommand(organisms),
  approveTaskCommand(organisms),
  rejectTaskCommand(organisms),
  commentTaskCommand(organisms),
  undoTaskCommand(organisms),
  cancelTaskCommand(organisms),
  reopenTaskCommand(organisms),
  correctTaskCommand(organisms),
  createTokenCommand(organisms, publicUrl),
];

/** Everything people can type that has one word. */
export const rootCommandsOf = (organisms: Organisms): RootCommand[] => [createAbsenceCommand(organisms), showPlanCommand(organisms)];

/** Everything people can press. */
export const buttonsOf = (organisms: Organisms): (Button | FormButton)[] => [
  saveDraftButton(organisms),
  correctDraftButton,
  listChoresButton(organisms),
  showChoreButton(organisms),
  showTreeButton(organisms),
  joinRotaButton(organisms),
  leaveRotaButton(organisms),
  endAbsenceButton(organisms),
  createTaskButton(organisms),
  listTasksButton(organisms),
  showPlanButton(organisms),
  showTaskButton(organisms),
  claimTaskButton(organisms),
  startTaskButton(organisms),
  completeTaskButton(organisms),
  releaseTaskButton(organisms),
  approveTaskButton(organisms),
  approveTasksButton(organisms),
  undoTaskButton(organisms),
  acceptSwapButton(organisms),
  declineSwapButton(organisms),
  withdrawSwapButton(organisms),
];

/** Everything people can choose from a menu. */
export const selectsOf = (organisms: Organisms): Select[] => [
  openBranchSelect(organisms),
  tickTaskSelect(organisms),
  approveTasksSelect(organisms),
];

/** Every form people can send. */
export const modalsOf = (organisms: Organisms): Modal[] => [correctDraftModal(organisms)];

/** The commands as Discord lists them. No `default_member_permissions`: who may is our own check, on every way in. */
export function commandBodies(subcommands: readonly Subcommand[], rootCommands: readonly RootCommand[]): object[] {
  const roots = {
    chore: described(new SlashCommandBuilder(), "chore", "command.chore"),
    task: described(new SlashCommandBuilder(), "task", "command.task"),
    rota: described(new SlashCommandBuilder(), "rota", "command.rota"),
    settings: described(new SlashCommandBuilder(), "settings", "command.settings"),
  };
  for (const { command, data } of subcommands) roots[command as keyof typeof roots].addSubcommand(data);
  const all = [...Object.values(roots), ...rootCommands.map(({ data }) => data)];
  return all.map((root) => root.setContexts(InteractionContextType.Guild).toJSON());
}
