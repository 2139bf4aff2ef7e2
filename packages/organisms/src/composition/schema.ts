import { ApiToken, DeferredInteraction, DiscordGuild, DiscordMember, DiscordRole } from "@chorestree/atoms/access/entity";
import { Absence, MemberSkill, Participation, Skill } from "@chorestree/atoms/assignment/entity";
import { Chore, ChoreDependency, ChoreDraft, ChoreItem, ChoreRotation } from "@chorestree/atoms/chore/entity";
import { Guild } from "@chorestree/atoms/guild/entity";
import { Member } from "@chorestree/atoms/member/entity";
import { MemberDay } from "@chorestree/atoms/report/entity";
import { EffortRow, Task, TaskOrigin, TaskStep, TaskSwap, TaskTick } from "@chorestree/atoms/task/entity";
import { coreSchema, type Schema } from "@chorestree/core/database";
import { CreateJob, JobRow } from "@chorestree/core/jobs";
import { CreateInbox, InboxRow } from "@chorestree/events/consume";
import { CreateEvent, EventCounter, OutboxRow, StoredEvent } from "@chorestree/events/outbox";
import { CreateApiToken, CreateDeferredInteraction } from "@chorestree/molecules/access";
import { CreateParticipant, CreateSkill } from "@chorestree/molecules/assignment";
import {
  AddChoreAssignment,
  AddChoreInheritance,
  AddChoreSchedule,
  AddChoreTree,
  AddChoreWholeTree,
  CreateChore,
  CreateChoreDependency,
  CreateChoreDraft,
} from "@chorestree/molecules/chore";
import { CreateGuild } from "@chorestree/molecules/guild";
import { CreateMember } from "@chorestree/molecules/member";
import { CreateMemberDay } from "@chorestree/molecules/report";
import {
  AddTaskOccurrence,
  AddTaskPlaces,
  AddTaskSlot,
  CreateChecklist,
  CreateEffortEntry,
  CreateTask,
  CreateTaskOrigin,
  CreateTaskStep,
  CreateTaskSwap,
} from "@chorestree/molecules/task";
import { CreateDiscordMirror } from "@chorestree/role-service/mirror";

/** Every table of the house, and the one order in which they came to be. New migrations go last. */
export const schema: Schema = {
  entities: [
    ...coreSchema.entities,
    Guild,
    Member,
    ApiToken,
    Chore,
    Task,
    DiscordGuild,
    DiscordRole,
    DiscordMember,
    EventCounter,
    StoredEvent,
    OutboxRow,
    InboxRow,
    MemberDay,
    DeferredInteraction,
    TaskStep,
    TaskSwap,
    JobRow,
    ChoreDraft,
    Participation,
    Absence,
    ChoreRotation,
    EffortRow,
    Skill,
    MemberSkill,
    ChoreItem,
    TaskTick,
    ChoreDependency,
    TaskOrigin,
  ],
  migrations: [
    ...coreSchema.migrations,
    CreateGuild,
    CreateMember,
    CreateApiToken,
    CreateChore,
    CreateTask,
    CreateDiscordMirror,
    CreateEvent,
    CreateInbox,
    CreateMemberDay,
    CreateDeferredInteraction,
    CreateTaskStep,
    CreateTaskSwap,
    CreateJob,
    AddChoreSchedule,
    AddTaskOccurrence,
    CreateChoreDraft,
    CreateParticipant,
    AddChoreAssignment,
    CreateEffortEntry,
    CreateSkill,
    AddChoreTree,
    AddChoreInheritance,
    CreateChecklist,
    CreateChoreDependency,
    CreateTaskOrigin,
    AddTaskPlaces,
    AddChoreWholeTree,
    AddTaskSlot,
  ],
};
