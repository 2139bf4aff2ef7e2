import type { APIGuildInteraction } from "discord.js";
import type { Logger } from "pino";
import { GuildId } from "@chorestree/atoms/guild";
import { UserId } from "@chorestree/atoms/member";
import { localeOf } from "@chorestree/atoms/messages";
import type { Organisms } from "@chorestree/organisms/composition";
import type { Acknowledgement } from "./reply.js";
import type { Responder } from "./responder.js";

/** Notes which answers are owed. It must never stand in the way of the answer itself: what cannot be noted is logged and goes on. */
export class Promises {
  constructor(
    private readonly organisms: Pick<Organisms, "deferredInteractions">,
    private readonly logger: Logger,
  ) {}

  /**
   * Resolves to what to do once it is known what became of the answer. A given one is crossed out, whoever noted it. One that is left to
   * another session is that session's to note: only a note of our own is crossed out. One that another has stays owed until it is given.
   */
  async make(interaction: APIGuildInteraction, kind: Acknowledgement): Promise<(became: Responder["became"]) => Promise<void>> {
    const { id: interactionId, application_id: applicationId, token } = interaction;
    const guildId = GuildId.parse(interaction.guild_id);
    const userId = UserId.parse(interaction.member.user.id);
    const deferral = { guildId, interactionId, applicationId, userId, locale: localeOf(interaction.locale), kind, token };
    let isOurs = false;
    await this.noted(interactionId, async () => {
      isOurs = await this.organisms.deferredInteractions.promised(deferral);
    });
    return async (became) => {
      if (became === "said" || (became === "left" && isOurs))
        await this.noted(interactionId, () => this.organisms.deferredInteractions.kept(deferral));
    };
  }

  private async noted(interactionId: string, note: () => Promise<void>): Promise<void> {
    try {
      await note();
    } catch (error) {
      this.logger.warn({ interactionId, err: error }, "whether an answer is owed could not be noted");
    }
  }
}
