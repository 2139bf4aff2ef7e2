import { Clock, Ids, Random } from "@chorestree/atoms/kernel";
import { Cache } from "@chorestree/core/cache";
import { type Container, createContainer, register } from "@chorestree/core/container";
import { AcrossGuilds, Database, GuildScope, UnitOfWork } from "@chorestree/core/database";
import { JobBell, Jobs, SharedTime } from "@chorestree/core/jobs";
import { Bell } from "@chorestree/core/machine";
import { Sealing } from "@chorestree/core/sealing";
import { Outbox } from "@chorestree/events/outbox";
import { DiscordMembers } from "@chorestree/role-service/sync";
import { CreateToken } from "../access/create-token.workflow.js";
import { DeferredInteractions } from "../access/deferred-interactions.service.js";
import { IdentifyToken } from "../access/identify-token.feature.js";
import { CreateAbsence } from "../assignment/create-absence.workflow.js";
import { EndAbsence } from "../assignment/end-absence.workflow.js";
import { JoinRota } from "../assignment/join-rota.workflow.js";
import { LeaveRota } from "../assignment/leave-rota.workflow.js";
import { ListAbsences } from "../assignment/list-absences.feature.js";
import { ShowRota } from "../assignment/show-rota.feature.js";
import { SkillRota } from "../assignment/skill-rota.workflow.js";
import { WeightRota } from "../assignment/weight-rota.workflow.js";
import { ArchiveChore } from "../chore/archive-chore.workflow.js";
import { CorrectDraft } from "../chore/correct-draft.workflow.js";
import { CreateChore } from "../chore/create-chore.workflow.js";
import { DraftChore } from "../chore/draft-chore.workflow.js";
import { EditChore } from "../chore/edit-chore.workflow.js";
import { ListChores } from "../chore/list-chores.feature.js";
import { MoveChore } from "../chore/move-chore.workflow.js";
import { PauseChore } from "../chore/pause-chore.workflow.js";
import { PreviewRepeat } from "../chore/preview-repeat.feature.js";
import { ResumeChore } from "../chore/resume-chore.workflow.js";
import { SaveDraft } from "../chore/save-draft.workflow.js";
import { ShowChore } from "../chore/show-chore.feature.js";
import { ShowDraft } from "../chore/show-draft.feature.js";
import { ShowTree } from "../chore/show-tree.feature.js";
import { SuggestChores } from "../chore/suggest-chores.feature.js";
import { MirrorGuild } from "../guild/mirror-guild.service.js";
import { EnterGuild } from "../member/enter-guild.feature.js";
import { RecogniseMember } from "../member/recognise-member.service.js";
import { ShowMember } from "../member/show-member.feature.js";
import { StayInGuild } from "../member/stay-in-guild.feature.js";
import { ShowWorkReport } from "../report/show-work-report.feature.js";
import { AcceptSwap } from "../task/accept-swap.workflow.js";
import { ApproveTask } from "../task/approve-task.workflow.js";
import { ApproveTasks } from "../task/approve-tasks.workflow.js";
import { AssignTask } from "../task/assign-task.workflow.js";
import { CancelTask } from "../task/cancel-task.workflow.js";
import { CommentTask } from "../task/comment-task.workflow.js";
import { CorrectTask } from "../task/correct-task.workflow.js";
import { RejectTask } from "../task/reject-task.workflow.js";
import { ReleaseTask } from "../task/release-task.workflow.js";
import { ReopenTask } from "../task/reopen-task.workflow.js";
import { SkipTask } from "../task/skip-task.workflow.js";
import { TickTask } from "../task/tick-task.workflow.js";
import { UntickTask } from "../task/untick-task.workflow.js";
import { PreviewUndo } from "../task/preview-undo.feature.js";
import { UndoTask } from "../task/undo-task.workflow.js";
import { ClaimTask } from "../task/claim-task.workflow.js";
import { CompleteTask } from "../task/complete-task.workflow.js";
import { CreateTask } from "../task/create-task.workflow.js";
import { ListTasks } from "../task/list-tasks.feature.js";
import { ShowTaskHistory } from "../task/show-task-history.feature.js";
import { ShowPlan } from "../task/show-plan.feature.js";
import { ShowTask } from "../task/show-task.feature.js";
import { StartTask } from "../task/start-task.workflow.js";
import { SuggestTasks } from "../task/suggest-tasks.feature.js";
import { DeclineSwap } from "../task/decline-swap.workflow.js";
import { SwapTask } from "../task/swap-task.workflow.js";
import { WithdrawSwap } from "../task/withdraw-swap.workflow.js";
import type { Backbone } from "./backbone.js";
import { JOBS } from "./jobs.js";
import { PARTS } from "./parts.js";
import { REACTIONS } from "./reactions.js";

/** Every act and question of the product, by the name that doors call it. */
export const ORGANISMS = {
  mirrorGuild: MirrorGuild,
  deferredInteractions: DeferredInteractions,
  identifyToken: IdentifyToken,
  createToken: CreateToken,
  enterGuild: EnterGuild,
  stayInGuild: StayInGuild,
  recogniseMember: RecogniseMember,
  showMember: ShowMember,
  joinRota: JoinRota,
  leaveRota: LeaveRota,
  weightRota: WeightRota,
  skillRota: SkillRota,
  showRota: ShowRota,
  createAbsence: CreateAbsence,
  endAbsence: EndAbsence,
  listAbsences: ListAbsences,
  previewRepeat: PreviewRepeat,
  draftChore: DraftChore,
  correctDraft: CorrectDraft,
  saveDraft: SaveDraft,
  showDraft: ShowDraft,
  createChore: CreateChore,
  editChore: EditChore,
  moveChore: MoveChore,
  pauseChore: PauseChore,
  resumeChore: ResumeChore,
  archiveChore: ArchiveChore,
  showChore: ShowChore,
  showTree: ShowTree,
  listChores: ListChores,
  suggestChores: SuggestChores,
  createTask: CreateTask,
  claimTask: ClaimTask,
  startTask: StartTask,
  completeTask: CompleteTask,
  approveTask: ApproveTask,
  approveTasks: ApproveTasks,
  assignTask: AssignTask,
  cancelTask: CancelTask,
  commentTask: CommentTask,
  correctTask: CorrectTask,
  rejectTask: RejectTask,
  releaseTask: ReleaseTask,
  reopenTask: ReopenTask,
  skipTask: SkipTask,
  undoTask: UndoTask,
  previewUndo: PreviewUndo,
  tickTask: TickTask,
  untickTask: UntickTask,
  swapTask: SwapTask,
  acceptSwap: AcceptSwap,
  declineSwap: DeclineSwap,
  withdrawSwap: WithdrawSwap,
  showTask: ShowTask,
  showPlan: ShowPlan,
  showTaskHistory: ShowTaskHistory,
  listTasks: ListTasks,
  suggestTasks: SuggestTasks,
  showWorkReport: ShowWorkReport,
} as const;

export type Organisms = { readonly [Name in keyof typeof ORGANISMS]: InstanceType<(typeof ORGANISMS)[Name]> };

/** A container that can make everything above the backbone. */
export function assemble(backbone: Backbone): Container {
  const { database, cache, sealing, clock, time, ids, random, observer, discordMembers } = backbone;
  const container = createContainer();
  const unitOfWork = new UnitOfWork(database, sealing, clock, random);
  const bell = new Bell();
  const jobBell = new JobBell();

  container.bind(Database).toConstantValue(database);
  container.bind(Cache).toConstantValue(cache);
  container.bind(Sealing).toConstantValue(sealing);
  container.bind(Clock).toConstantValue(clock);
  container.bind(SharedTime).toConstantValue(time);
  container.bind(Ids).toConstantValue(ids);
  container.bind(Random).toConstantValue(random);
  container.bind(DiscordMembers).toConstantValue(discordMembers);
  container.bind(UnitOfWork).toConstantValue(unitOfWork);
  container.bind(GuildScope).toConstantValue(new GuildScope(database));
  container.bind(AcrossGuilds).toConstantValue(new AcrossGuilds(database));
  container.bind(Bell).toConstantValue(bell);
  container.bind(Outbox).toConstantValue(new Outbox(unitOfWork, ids, clock, bell));
  container.bind(JobBell).toConstantValue(jobBell);
  container.bind(Jobs).toConstantValue(new Jobs(unitOfWork, ids, jobBell));
  register(container, observer, [...PARTS, ...REACTIONS, ...JOBS, ...Object.values(ORGANISMS)]);
  return container;
}

/** Resolves every act and question once, so that a missing part fails the start and not the first press. */
export function createOrganisms(container: Container): Organisms {
  const entries = Object.entries(ORGANISMS).map(([name, type]) => [name, container.get<object>(type)]);
  return Object.fromEntries(entries) as Organisms;
}
