import type { AssigneeView, PlannedTask, TaskId, WeekPlanView } from "@chorestree/atoms/task";
import type { GraphqlContext, GuildParent } from "../context.js";

const whyOf = ({ why }: Pick<AssigneeView, "why">) => why && { code: why.reason.code, people: why.people };

export const planResolvers = {
  Guild: {
    plan: (guild: GuildParent, _args: unknown, { questions }: GraphqlContext): Promise<WeekPlanView> =>
      questions.showPlan.execute(guild.asker, {}),
  },
  PlannedTask: {
    id: ({ taskId }: PlannedTask): TaskId => taskId,
  },
  PlannedAssignee: {
    why: whyOf,
  },
  Assignee: {
    why: whyOf,
  },
};
