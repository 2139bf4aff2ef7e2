import { Clock, Ids, Random } from "@chorestree/atoms/kernel";
import { Cache } from "@chorestree/core/cache";
import { type Container, createContainer, register } from "@chorestree/core/container";
import { AcrossGuilds, Database, GuildScope, UnitOfWork } from "@chorestree/core/database";
import { Sealing } from "@chorestree/core/sealing";
import { EventReader } from "@chorestree/events/consume";
import { Bell, Outbox } from "@chorestree/events/outbox";
import { ApiTokenRepository, DeferredInteractionRepository } from "@chorestree/molecules/access";
import { ChoreRepository } from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { MemberDayRepository } from "@chorestree/molecules/report";
import { TaskRepository, TaskStepRepository, TaskSwapRepository } from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import { DiscordMirror } from "@chorestree/role-service/mirror";
import { CreateToken } from "../access/create-token.workflow.js";
import { DeferredInteractions } from "../access/deferred-interactions.service.js";
import { IdentifyToken } from "../access/identify-token.feature.js";
import { CreateChore } from "../chore/create-chore.workflow.js";
import { ListChores } from "../chore/list-chores.feature.js";
import { ShowChore } from "../chore/show-chore.feature.js";
import { SuggestChores } from "../chore/suggest-chores.feature.js";
import { MirrorGuild } from "../guild/mirror-guild.service.js";
import { EnterGuild } from "../member/enter-guild.feature.js";
import { RecogniseMember } from "../member/recognise-member.service.js";
import { ShowMember } from "../member/show-member.feature.js";
import { ShowWorkReport } from "../report/show-work-report.feature.js";
import { AcceptSwap } from "../task/accept-swap.workflow.js";
import { ApproveTask } from "../task/approve-task.workflow.js";
import { AssignTask } from "../task/assign-task.workflow.js";
import { CancelTask } from "../task/cancel-task.workflow.js";
import { CommentTask } from "../task/comment-task.workflow.js";
import { RejectTask } from "../task/reject-task.workflow.js";
import { ReleaseTask } from "../task/release-task.workflow.js";
import { ReopenTask } from "../task/reopen-task.workflow.js";
import { SkipTask } from "../task/skip-task.workflow.js";
import { UndoTask } from "../task/undo-task.workflow.js";
import { ClaimTask } from "../task/claim-task.workflow.js";
import { CompleteTask } from "../task/complete-task.workflow.js";
import { CreateTask } from "../task/create-task.workflow.js";
import { ListTasks } from "../task/list-tasks.feature.js";
import { ShowTaskHistory } from "../task/show-task-history.feature.js";
import { ShowTask } from "../task/show-task.feature.js";
import { StartTask } from "../task/start-task.workflow.js";
import { SuggestTasks } from "../task/suggest-tasks.feature.js";
import { DeclineSwap } from "../task/decline-swap.workflow.js";
import { SwapTask } from "../task/swap-task.workflow.js";
import { WithdrawSwap } from "../task/withdraw-swap.workflow.js";
import { TaskViews } from "../task/task-views.service.js";
import type { Backbone } from "./backbone.js";
import { REACTIONS } from "./reactions.js";

/** Every act and question of the product, by the name that doors call it. */
export const ORGANISMS = {
  mirrorGuild: MirrorGuild,
  deferredInteractions: DeferredInteractions,
  identifyToken: IdentifyToken,
  createToken: CreateToken,
  enterGuild: EnterGuild,
  recogniseMember: RecogniseMember,
  showMember: ShowMember,
  createChore: CreateChore,
  showChore: ShowChore,
  listChores: ListChores,
  suggestChores: SuggestChores,
  createTask: CreateTask,
  claimTask: ClaimTask,
  startTask: StartTask,
  completeTask: CompleteTask,
  approveTask: ApproveTask,
  assignTask: AssignTask,
  cancelTask: CancelTask,
  commentTask: CommentTask,
  rejectTask: RejectTask,
  releaseTask: ReleaseTask,
  reopenTask: ReopenTask,
  skipTask: SkipTask,
  undoTask: UndoTask,
  swapTask: SwapTask,
  acceptSwap: AcceptSwap,
  declineSwap: DeclineSwap,
  withdrawSwap: WithdrawSwap,
  showTask: ShowTask,
  showTaskHistory: ShowTaskHistory,
  listTasks: ListTasks,
  suggestTasks: SuggestTasks,
  showWorkReport: ShowWorkReport,
} as const;

export type Organisms = { readonly [Name in keyof typeof ORGANISMS]: InstanceType<(typeof ORGANISMS)[Name]> };

const PARTS = [
  ApiTokenRepository,
  ChoreRepository,
  DeferredInteractionRepository,
  GuildRepository,
  MemberDayRepository,
  MemberRepository,
  TaskRepository,
  TaskStepRepository,
  TaskSwapRepository,
  PermissionCheck,
  DiscordMirror,
  EventReader,
  TaskViews,
] as const;

/** A container that can make everything above the backbone. */
export function assemble(backbone: Backbone): Container {
  const { database, cache, sealing, clock, ids, random, observer } = backbone;
  const container = createContainer();
  const unitOfWork = new UnitOfWork(database, sealing, clock, random);
  const bell = new Bell();

  container.bind(Database).toConstantValue(database);
  container.bind(Cache).toConstantValue(cache);
  container.bind(Sealing).toConstantValue(sealing);
  container.bind(Clock).toConstantValue(clock);
  container.bind(Ids).toConstantValue(ids);
  container.bind(Random).toConstantValue(random);
  container.bind(UnitOfWork).toConstantValue(unitOfWork);
  container.bind(GuildScope).toConstantValue(new GuildScope(database));
  container.bind(AcrossGuilds).toConstantValue(new AcrossGuilds(database));
  container.bind(Bell).toConstantValue(bell);
  container.bind(Outbox).toConstantValue(new Outbox(unitOfWork, ids, clock, bell));
  register(container, observer, [...PARTS, ...REACTIONS, ...Object.values(ORGANISMS)]);
  return container;
}

/** Resolves every act and question once, so that a missing part fails the start and not the first press. */
export function createOrganisms(container: Container): Organisms {
  const entries = Object.entries(ORGANISMS).map(([name, type]) => [name, container.get<object>(type)]);
  return Object.fromEntries(entries) as Organisms;
}
