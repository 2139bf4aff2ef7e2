import { EventReader } from "@chorestree/events/consume";
import { ApiTokenRepository, DeferredInteractionRepository } from "@chorestree/molecules/access";
import { AbsenceRepository, ParticipantRepository, SkillRepository } from "@chorestree/molecules/assignment";
import {
  ChecklistRepository,
  ChoreDependencyRepository,
  ChoreDraftRepository,
  ChoreRepository,
  ChoreRotationRepository,
  ChoreTreeRepository,
} from "@chorestree/molecules/chore";
import { GuildRepository } from "@chorestree/molecules/guild";
import { MemberRepository } from "@chorestree/molecules/member";
import { MemberDayRepository } from "@chorestree/molecules/report";
import {
  EffortRepository,
  FollowedUpRepository,
  OccurrenceRepository,
  TaskLoadRepository,
  TaskOriginRepository,
  TaskProgressRepository,
  TaskRepository,
  TaskStepRepository,
  TaskSwapRepository,
  TaskTickRepository,
  TaskTitleRepository,
} from "@chorestree/molecules/task";
import { PermissionCheck } from "@chorestree/role-service/check";
import { DiscordMirror } from "@chorestree/role-service/mirror";
import { MemberRecheck } from "@chorestree/role-service/sync";
import { Contenders } from "../assignment/contenders.service.js";
import { ChoreFollows } from "../chore/chore-follows.service.js";
import { ChorePlans } from "../chore/chore-plans.service.js";
import { ChorePolicies } from "../chore/chore-policies.service.js";
import { ChoreRounds } from "../chore/chore-rounds.service.js";
import { DraftCheck } from "../chore/draft-check.service.js";
import { TaskConsequences } from "../task/task-consequences.service.js";
import { FollowUps } from "../task/follow-ups.service.js";
import { EffortBook } from "../task/effort-book.service.js";
import { WeekForecast } from "../task/week-forecast.service.js";
import { HandOver } from "../task/hand-over.service.js";
import { TaskParts } from "../task/task-parts.service.js";
import { TurnDealer } from "../task/turn-dealer.service.js";
import { FollowerClock } from "../task/follower-clock.service.js";
import { ChoreClock } from "../task/chore-clock.service.js";
import { TaskChecklists } from "../task/task-checklists.service.js";
import { TaskViews } from "../task/task-views.service.js";

/** What acts and questions are made of: tables, what decides who may, and what several of them share. */
export const PARTS = [
  AbsenceRepository,
  ApiTokenRepository,
  ChecklistRepository,
  ChoreDependencyRepository,
  ChoreDraftRepository,
  ChoreRepository,
  ChoreRotationRepository,
  ChoreTreeRepository,
  DeferredInteractionRepository,
  GuildRepository,
  MemberDayRepository,
  MemberRepository,
  FollowedUpRepository,
  OccurrenceRepository,
  ParticipantRepository,
  TaskRepository,
  TaskLoadRepository,
  TaskOriginRepository,
  TaskProgressRepository,
  TaskStepRepository,
  EffortRepository,
  TaskSwapRepository,
  TaskTickRepository,
  TaskTitleRepository,
  SkillRepository,
  PermissionCheck,
  DiscordMirror,
  MemberRecheck,
  EventReader,
  TaskChecklists,
  TaskViews,
  Contenders,
  ChoreFollows,
  ChorePlans,
  ChorePolicies,
  ChoreRounds,
  DraftCheck,
  EffortBook,
  TurnDealer,
  WeekForecast,
  HandOver,
  TaskParts,
  FollowerClock,
  ChoreClock,
  FollowUps,
  TaskConsequences,
] as const;
