import { EndAbsenceInput } from "@chorestree/atoms/assignment";
import type { Organisms } from "@chorestree/organisms/composition";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Button } from "../router/subcommand.js";
import { daysOf, endedAbsenceCard, FROM_LIST, whoOf } from "./absence.card.js";
import { absenceListOf } from "./list-absences.command.js";

/** 'I am back' on an absence's card, and End on a line of the list: each shows again what it stood on. */
export const endAbsenceButton = (organisms: Pick<Organisms, "endAbsence" | "listAbsences" | "showMember">): Button => ({
  name: "absence.end",
  acknowledge: "update",
  press: async (press, subject) => {
    const absenceId = subject.replace(FROM_LIST, "");
    const ended = await organisms.endAbsence.execute(press, readInput(EndAbsenceInput, { absenceId }));
    return showAfterAct(async () => {
      if (subject.endsWith(FROM_LIST)) return absenceListOf(organisms, press);
      const { memberId, from, to, timeZone } = ended;
      const locale = press.readerLocale;
      const who = whoOf(memberId && (await organisms.showMember.execute(press, { memberId })), locale);
      return endedAbsenceCard({ who, days: to === null ? null : daysOf({ from, to }, timeZone, locale) }, locale);
    });
  },
});
