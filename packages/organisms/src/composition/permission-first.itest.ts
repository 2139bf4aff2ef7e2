import { describe, expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import { AbsenceId } from "@chorestree/atoms/assignment";
import { ChoreDraftId, ChoreId } from "@chorestree/atoms/chore";
import { MemberId } from "@chorestree/atoms/member";
import { ListTasksInput, TASK_TRANSITIONS, TaskAct, TaskId } from "@chorestree/atoms/task";
import { PERMISSIONS } from "@chorestree/role-service/catalogue";
import { PermissionCheck } from "@chorestree/role-service/check";
import { publishedBy } from "@chorestree/events/outbox";
import { observedAs } from "@chorestree/core/container";
import { backbones } from "@chorestree/test/backbone";
import { houses } from "@chorestree/test/house";
import { createOrganisms, type Organisms } from "./create-organisms.js";

const taskId = TaskId.parse("0193a1b2-0000-7000-8000-000000000001");
const choreId = ChoreId.parse("0193a1b2-0000-7000-8000-000000000002");
const draftId = ChoreDraftId.parse("0193a1b2-0000-7000-8000-000000000004");
const absenceId = AbsenceId.parse("0193a1b2-0000-7000-8000-000000000005");
const memberId = MemberId.parse("0193a1b2-0000-7000-8000-000000000003");

/** What nobody asks for as a member of a guild: Discord tells it, or it is how somebody becomes one. */
type Unasked = "mirrorGuild" | "deferredInteractions" | "recogniseMember" | "identifyToken" | "enterGuild" | "stayInGuild";
type Asked = Exclude<keyof Organisms, Unasked>;

/** Something fit to ask of each act and question: a new one without a line here does not compile. */
const SAMPLES: { readonly [Name in Asked]: Parameters<Organisms[Name]["execute"]>[1] } = {
  createToken: { origin: "settings" },
  showMember: { memberId },
  joinRota: {},
  leaveRota: {},
  weightRota: { memberId, weight: 50 },
  skillRota: { memberId, skill: "boiler", held: true },
  showRota: undefined,
  createAbsence: {},
  endAbsence: { absenceId },
  listAbsences: {},
  previewRepeat: { repeat: "every day" },
  draftChore: { title: "Dishes" },
  correctDraft: { draftId, repeat: "every day" },
  saveDraft: { draftId },
  showDraft: { draftId },
  createChore: { title: "Dishes" },
  editChore: { choreId },
  moveChore: { choreId, parentId: null },
  pauseChore: { choreId },
  resumeChore: { choreId },
  archiveChore: { choreId },
  showChore: { choreId },
  showTree: {},
  listChores: { state: "active", limit: 10 },
  suggestChores: { typed: "", limit: 10 },
  createTask: { title: "Dishes" },
  claimTask: { taskId },
  startTask: { taskId },
  completeTask: { taskId },
  releaseTask: { taskId },
  assignTask: { taskId, memberId },
  approveTask: { taskId },
  approveTasks: { taskIds: [taskId] },
  rejectTask: { taskId, reason: "not clean" },
  skipTask: { taskId, reason: "no water" },
  cancelTask: { taskId },
  reopenTask: { taskId },
  correctTask: { taskId, minutes: 5, reason: "It was less" },
  commentTask: { taskId, comment: "with soap" },
  swapTask: { taskId, hours: 24 },
  acceptSwap: { taskId },
  declineSwap: { taskId },
  withdrawSwap: { taskId },
  undoTask: { taskId },
  previewUndo: { taskId, step: 2 },
  tickTask: { taskId, item: 1 },
  untickTask: { taskId, item: 1 },
  showTask: { taskId },
  showPlan: {},
  showTaskHistory: { taskId, limit: 10 },
  listTasks: ListTasksInput.parse({}),
  suggestTasks: { typed: "", limit: 10 },
  showWorkReport: { from: "2026-11-23", to: "2026-11-29" },
};
const names = Object.keys(SAMPLES) as Asked[];

class DenyAll extends PermissionCheck {
  override allows(): boolean {
    return false;
  }
}

describe.each(backbones())("permission comes first on $name", (backbone) => {
  const aHouse = houses(backbone);

  test.each(names)("%s refuses whoever may nothing", async (name) => {
    const house = await aHouse({ members: ["Mia"] });
    const container = house.assembleWith((parts) => parts.rebind(PermissionCheck).toConstantValue(new DenyAll()));
    const act = createOrganisms(container)[name] as { execute(act: object, input?: object): Promise<unknown> };

    await expect(act.execute(house.as("Mia").press(), SAMPLES[name])).rejects.toBeInstanceOf(PermissionDenied);
  });
});

test("every workflow is named as a permission of the catalogue", async () => {
  const { ORGANISMS } = await import("./create-organisms.js");
  const workflows = Object.values(ORGANISMS)
    .map(observedAs)
    .filter((act) => act?.kind === "workflow");
  expect(workflows.length).toBeGreaterThan(4);
  for (const workflow of workflows) expect(Object.keys(PERMISSIONS)).toContain(workflow?.name);
});

test.each(TaskAct.options)("%s is done by whom, and announces what, the table of a task's life says", async (act) => {
  const { ORGANISMS } = await import("./create-organisms.js");
  const { who, emits }: { who: { own: string; others: string } | null; emits: readonly string[] } = TASK_TRANSITIONS[act];
  const workflow = Object.values(ORGANISMS).find((type) => observedAs(type)?.name === act);
  // What the clock does is no workflow of anybody's.
  if (who === null) return expect(workflow).toBeUndefined();
  expect(Object.keys(PERMISSIONS)).toEqual(expect.arrayContaining(Object.values(who)));
  expect(publishedBy(workflow as object).map(({ name }) => name)).toEqual(emits);
});
