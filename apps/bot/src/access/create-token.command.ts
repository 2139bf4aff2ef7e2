import { SlashCommandSubcommandBuilder } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import { AnsweredBefore } from "../router/answered-before.js";
import { described } from "../router/localised.js";
import { sayReply } from "../router/refusal.js";
import type { Subcommand } from "../router/subcommand.js";

/** `/settings token`: private, since the token is a secret. */
export const createTokenCommand = ({ createToken }: Pick<Organisms, "createToken">, publicUrl: string): Subcommand => ({
  name: "token.create",
  command: "settings",
  acknowledge: "reply private",
  data: described(new SlashCommandSubcommandBuilder(), "token", "command.settings.token"),

  async run(press) {
    const { secret } = await createToken.execute(press, { origin: "settings" });
    if (secret === null) throw new AnsweredBefore(sayReply(text(press.locale, "token.shown_before")));
    const call = `curl -H "Authorization: Bearer ${secret}" ${publicUrl}/api/v1/guilds/${press.guildId}/tasks`;
    return sayReply(
      `${text(press.locale, "token.created")}\n\`\`\`\n${secret}\n\`\`\`\n${text(press.locale, "token.try")}\n\`\`\`\n${call}\n\`\`\``,
    );
  },
});
