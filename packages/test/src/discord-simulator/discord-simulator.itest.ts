import { afterEach, describe, expect, test } from "@jest/globals";
import { Client, Events, GatewayIntentBits, MessageFlags, SlashCommandBuilder, type ChatInputCommandInteraction } from "discord.js";
import { startDiscordSimulator, type DiscordSimulator } from "./index.js";

const clock = { now: () => new Date() };
const task = new SlashCommandBuilder()
  .setName("task")
  .setDescription("Tasks")
  .addSubcommand((add) =>
    add
      .setName("add")
      .setDescription("Adds one")
      .addStringOption((title) => title.setName("title").setDescription("What").setRequired(true).setMaxLength(100)),
  );

let simulator: DiscordSimulator;
let client: Client;

async function start(onSlash: (interaction: ChatInputCommandInteraction) => Promise<unknown>): Promise<void> {
  simulator = await startDiscordSimulator({ clock });
  client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: `${simulator.url}/api`, version: "10" } });
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void onSlash(interaction);
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(simulator.application().token);
  await ready;
  await client.application?.commands.set([task.toJSON()]);
}

afterEach(async () => {
  await client.destroy();
  await simulator.close();
});

describe("with an unmodified discord.js client", () => {
  test("logs in, registers, and answers a slash command", async () => {
    await start((interaction) =>
      interaction.reply({ content: `Added ${interaction.options.getString("title", true)}`, flags: MessageFlags.Ephemeral }),
    );
    const [mia] = await simulator.guild("Oak Street", { members: ["Mia"] });
    const reply = await mia!.slash("/task add", { title: "Dishes" });
    expect(reply.text()).toBe("Added Dishes");
    expect(reply.ephemeral).toBe(true);
    expect(simulator.mistakes).toEqual([]);
    expect(simulator.breaches).toEqual([]);
  });
});
