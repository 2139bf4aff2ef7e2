import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { treeFrom } from "./show-tree.command.js";

/** Up and More on the card of a tree: another part of it in the same place. */
export const showTreeButton = (organisms: Pick<Organisms, "showTree">): Button => ({
  name: "chore.tree",
  acknowledge: "update",
  press: treeFrom(organisms),
});
