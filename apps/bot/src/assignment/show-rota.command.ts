import { SlashCommandSubcommandBuilder } from "discord.js";
import type { MemberId } from "@chorestree/atoms/member";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { described } from "../router/localised.js";
import { showAfterAct } from "../router/show-after-act.js";
import type { Press, Subcommand } from "../router/subcommand.js";
import { rotaCard } from "./rota.card.js";

/** `/rota show`. */
export const showRotaCommand = (organisms: Pick<Organisms, "showRota">): Subcommand => ({
  name: "rota.show",
  command: "rota",
  acknowledge: "reply public",
  data: described(new SlashCommandSubcommandBuilder(), "show", "command.rota.show"),
  run: async (press) => rotaCard(await organisms.showRota.execute(press), null, press.readerLocale),
});

type Done = { readonly memberId: MemberId } & (
  | { readonly said: "rota.joined" | "rota.left" | "rota.skilled" | "rota.unskilled" }
  | { readonly said: "rota.weighted"; readonly weight: number }
);

/** The rota after an act on it, under what was done. */
export const rotaAfter = (organisms: Pick<Organisms, "showRota" | "showMember">, press: Press, done: Done) =>
  showAfterAct(async () => {
    const { userId } = await organisms.showMember.execute(press, { memberId: done.memberId });
    const name = `<@${userId}>`;
    const headline =
      done.said === "rota.weighted"
        ? text(press.readerLocale, done.said, { name, weight: done.weight })
        : text(press.readerLocale, done.said, { name });
    return rotaCard(await organisms.showRota.execute(press), headline, press.readerLocale);
  });
