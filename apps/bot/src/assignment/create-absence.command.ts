import { SlashCommandBuilder } from "discord.js";
import { CreateAbsenceInput } from "@chorestree/atoms/assignment";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { readInput } from "../router/read-input.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, RootCommand } from "../router/subcommand.js";
import { absenceCard, daysOf, whoOf } from "./absence.card.js";
import { absenceListOf } from "./list-absences.command.js";

type Needs = Pick<Organisms, "createAbsence" | "listAbsences" | "showMember">;

/** `/away`: with nothing filled in it shows who is. */
export const createAbsenceCommand = (organisms: Needs): RootCommand => ({
  name: "absence.create",
  acknowledge: "reply public",
  data: described(new SlashCommandBuilder(), "away", "command.away")
    .addStringOption((option) => described(option, "from", "option.from").setMaxLength(100))
    .addStringOption((option) => described(option, "to", "option.to").setMaxLength(100))
    .addUserOption((option) => described(option, "member", "option.rota_member"))
    .addBooleanOption((option) => described(option, "house", "option.house"))
    .addBooleanOption((option) => described(option, "give_back", "option.give_back")),
  run: (press, options) => {
    const typed = options.pick({ from: "from", to: "to", memberId: "member", house: "house", givenBack: "give_back" });
    return Object.keys(typed).length === 0 ? absenceListOf(organisms, press) : createdAbsenceCard(organisms, press, typed);
  },
});

async function createdAbsenceCard(organisms: Needs, press: Press, typed: unknown) {
  const created = await organisms.createAbsence.execute(press, readInput(CreateAbsenceInput, typed));
  return showAfterAct(async () => {
    const { absenceId, memberId, givenBack, timeZone } = created;
    const locale = press.readerLocale;
    const who = whoOf(memberId && (await organisms.showMember.execute(press, { memberId })), locale);
    return absenceCard(absenceId, { who, days: daysOf(created, timeZone, locale), givenBack }, locale);
  });
}
