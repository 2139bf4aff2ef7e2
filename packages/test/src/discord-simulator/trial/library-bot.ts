import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  SlashCommandBuilder,
  type ClientOptions,
  type Interaction,
} from "discord.js";
import type { DiscordSimulator } from "../discord-simulator.js";

/** `/task add title: priority:` and `/task done task:` (autocomplete). */
export const TASK_COMMAND = new SlashCommandBuilder()
  .setName("task")
  .setDescription("Tasks")
  .addSubcommand((add) =>
    add
      .setName("add")
      .setDescription("Adds one")
      .addStringOption((title) => title.setName("title").setDescription("What").setRequired(true).setMaxLength(100))
      .addIntegerOption((minutes) => minutes.setName("minutes").setDescription("How long").setMinValue(1).setMaxValue(600))
      .addStringOption((kind) =>
        kind.setName("kind").setDescription("Which").addChoices({ name: "Kitchen", value: "k" }, { name: "Garden", value: "g" }),
      )
      .addUserOption((who) => who.setName("who").setDescription("For whom")),
  )
  .addSubcommand((done) =>
    done
      .setName("done")
      .setDescription("Reports one")
      .addStringOption((task) => task.setName("task").setDescription("Which").setRequired(true).setAutocomplete(true)),
  )
  .toJSON();

export const buttonRow = (customId: string, label: string): ActionRowBuilder<ButtonBuilder> =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId(customId).setLabel(label).setStyle(ButtonStyle.Primary),
  );

/** An unmodified discord.js client, logged in; `answer` gets every interaction. */
export async function libraryBot(
  simulator: DiscordSimulator,
  answer: (interaction: Interaction) => Promise<unknown> = () => Promise.resolve(),
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: `${simulator.url}/api`, version: "10" }, ...options });
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(simulator.application().token);
  return ready;
}
