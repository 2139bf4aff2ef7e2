import type { PlannedTask, TaskId, TaskView, WeekPlanView } from "@chorestree/atoms/task";
import type { GraphqlContext, GuildParent } from "../context.js";

const whyOf = ({ why }: Pick<TaskView, "why">) => why && { code: why.reason.code, people: why.people };

export const planResolvers = {
  Guild: {
    plan: (guild: GuildParent, _args: unknown, { questions }: GraphqlContext): Promise<WeekPlanView> =>
      questions.showPlan.execute(guild.asker, {}),
  },
  PlannedTask: {
    id: ({ taskId }: PlannedTask): TaskId => taskId,
    why: whyOf,
  },
  Task: {
    why: whyOf,
  },
};
