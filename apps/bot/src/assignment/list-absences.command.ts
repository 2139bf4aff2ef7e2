import type { Organisms } from "@chorestree/organisms/composition";
import type { Press } from "../router/subcommand.js";
import { absenceListCard } from "./absence.card.js";

/** Who is away now and soon: `/away` with nothing filled in, and what remains after one of them was ended. */
export const absenceListOf = async ({ listAbsences }: Pick<Organisms, "listAbsences">, press: Press) =>
  absenceListCard(await listAbsences.execute(press, {}), press.readerLocale);
