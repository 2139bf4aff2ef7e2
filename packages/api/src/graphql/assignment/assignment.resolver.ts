import { z } from "zod";
import { type AbsenceId, type AbsenceList, type AbsenceView, ListAbsencesInput, type Rota } from "@chorestree/atoms/assignment";
import type { GraphqlContext, GuildParent } from "../context.js";
import { absent, input } from "../input.js";

const { from, to } = ListAbsencesInput.shape;
const AbsencesArgs = z.object({ from: from.or(absent), to: to.or(absent) });

export const assignmentResolvers = {
  Guild: {
    rota: ({ asker }: GuildParent, _args: unknown, { questions }: GraphqlContext): Promise<Rota> => questions.showRota.execute(asker),
    absences: ({ asker }: GuildParent, args: unknown, { questions }: GraphqlContext): Promise<AbsenceList> =>
      questions.listAbsences.execute(asker, input(AbsencesArgs, args)),
  },
  Absence: {
    id: ({ absenceId }: AbsenceView): AbsenceId => absenceId,
  },
};
