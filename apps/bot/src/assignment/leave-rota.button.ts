import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { leftRotaCard } from "./leave-rota.command.js";

/** Leave on the rota's card: whoever presses. */
export const leaveRotaButton = (organisms: Pick<Organisms, "leaveRota" | "showRota" | "showMember">): Button => ({
  name: "rota.leave",
  acknowledge: "update",
  press: (press) => leftRotaCard(organisms, press, {}),
});
