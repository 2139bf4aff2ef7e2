import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { choreListPage } from "./list-chores.command.js";

/** More on a list of chores: the next page in the same place. */
export const listChoresButton = (organisms: Pick<Organisms, "listChores">): Button => ({
  name: "chore.list",
  acknowledge: "update",
  press: (press, cursor) => choreListPage(organisms, press, { cursor }),
});
