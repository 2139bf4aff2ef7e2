import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { joinedRotaCard } from "./join-rota.command.js";

/** Join on the rota's card: whoever presses. */
export const joinRotaButton = (organisms: Pick<Organisms, "joinRota" | "showRota" | "showMember">): Button => ({
  name: "rota.join",
  acknowledge: "update",
  press: (press) => joinedRotaCard(organisms, press, {}),
});
