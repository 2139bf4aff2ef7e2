import { ShowWorkReportInput, type WorkReport } from "@chorestree/atoms/report";
import type { GraphqlContext, GuildParent } from "../context.js";
import { input } from "../input.js";

export const reportResolvers = {
  Guild: {
    workReport: (guild: GuildParent, args: unknown, { questions }: GraphqlContext): Promise<WorkReport> =>
      questions.showWorkReport.execute(guild.asker, input(ShowWorkReportInput, args)),
  },
};
