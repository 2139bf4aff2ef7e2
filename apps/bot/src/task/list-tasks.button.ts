import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { readPlace } from "./task-list.card.js";
import { taskListPage } from "./list-tasks.command.js";

/** More on a list of tasks: the next page in the same place. */
export const listTasksButton = (organisms: Pick<Organisms, "listTasks">): Button => ({
  name: "task.list",
  acknowledge: "update",
  press: (press, place) => taskListPage(organisms, press, readPlace(place)),
});
