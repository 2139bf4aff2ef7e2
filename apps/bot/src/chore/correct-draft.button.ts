import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { text } from "@chorestree/atoms/messages";
import { customId } from "../router/custom-id.js";
import type { FormButton } from "../router/subcommand.js";

/** 'Say it otherwise' on a draft's card. */
export const correctDraftButton: FormButton = {
  name: "chore.correct-draft",
  acknowledge: "modal",
  form: (locale, draftId) =>
    new ModalBuilder()
      .setCustomId(customId("chore.correct-draft", draftId))
      .setTitle(text(locale, "chore.correct"))
      .addLabelComponents(
        new LabelBuilder()
          .setLabel(text(locale, "chore.correct.repeat"))
          .setDescription(text(locale, "chore.correct.examples"))
          .setTextInputComponent(new TextInputBuilder().setCustomId("repeat").setStyle(TextInputStyle.Short).setMaxLength(200)),
      )
      .toJSON(),
};
