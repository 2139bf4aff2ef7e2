import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  ActionRowBuilder,
  ContainerBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Client,
  type Interaction,
} from "discord.js";
import { startDiscordSimulator, type DiscordSimulator, type SimMember } from "./index.js";
import { HandClock } from "./trial/hand-clock.js";
import { buttonRow, libraryBot, TASK_COMMAND } from "./trial/library-bot.js";

const ONE_LINE = new TextInputBuilder().setCustomId("note").setStyle(TextInputStyle.Short).setMaxLength(10);
const FORM = new ModalBuilder()
  .setCustomId("form")
  .setTitle("Note")
  .addLabelComponents(new LabelBuilder().setLabel("Your note").setTextInputComponent(ONE_LINE));

let simulator: DiscordSimulator;
let client: Client<true>;
let mia: SimMember;
let sam: SimMember;
let answer: (interaction: Interaction) => Promise<unknown>;

beforeEach(async () => {
  simulator = await startDiscordSimulator({ clock: new HandClock(), gateway: { identifyWindowMs: 0 } });
  [mia, sam] = [...(await simulator.guild("Oak Street", { members: ["Mia", "Sam"] }))] as [SimMember, SimMember];
  client = await libraryBot(simulator, (interaction) => answer(interaction));
  await client.application.commands.set([TASK_COMMAND]);
});

afterEach(async () => {
  await client.destroy();
  await simulator.close();
});

const commandsAnswer = (what: (interaction: Extract<Interaction, { commandName: string; reply: unknown }>) => Promise<unknown>): void => {
  answer = async (interaction) => (interaction.isChatInputCommand() ? what(interaction) : undefined);
};

describe("an unmodified discord.js client", () => {
  afterEach(() => {
    expect(simulator.mistakes).toEqual([]);
    expect(simulator.breaches).toEqual([]);
  });

  test("answers a slash command with a message that everybody sees", async () => {
    answer = async (interaction) =>
      interaction.isChatInputCommand() && interaction.reply(`Added ${interaction.options.getString("title", true)}`);

    const reply = await mia.slash("/task add", { title: "Dishes" });

    expect(reply.text()).toBe("Added Dishes");
    expect(sam.sees().map((message) => message.text())).toEqual(["Added Dishes"]);
  });

  test("answers privately: only the asker sees it, and the history never has it", async () => {
    commandsAnswer((interaction) => interaction.reply({ content: "Secret", flags: MessageFlags.Ephemeral }));

    const reply = await mia.slash("/task add", { title: "Dishes" });

    expect(reply.ephemeral).toBe(true);
    expect(mia.sees()).toHaveLength(1);
    expect(sam.sees()).toHaveLength(0);
    await expect(sam.click(reply, "any")).rejects.toThrow("only the person it was sent to");
  });

  test("is given member, roles, permissions, locale and what was mentioned", async () => {
    simulator.guilds()[0]?.role("Manager", ["ManageGuild"]);
    simulator.guilds()[0]?.giveRole("Sam", "Manager");
    commandsAnswer(async (interaction) => {
      const { memberPermissions, locale, guildLocale, member } = interaction;
      const roles = Array.isArray(member?.roles) ? [] : [...(member?.roles.cache.keys() ?? [])];
      await interaction.reply(JSON.stringify([memberPermissions?.has("ManageGuild"), locale, guildLocale, roles.length]));
    });

    expect((await sam.slash("/task add", { title: "x", who: mia })).text()).toBe('[true,"en-US","en-US",2]');
    expect((await mia.slash("/task add", { title: "x", who: sam })).text()).toBe('[true,"en-US","en-US",1]');
  });

  test("defers, and edits the card in later", async () => {
    commandsAnswer(async (interaction) => {
      await interaction.deferReply();
      const card = new ContainerBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent("**Dishes**"));
      await interaction.editReply({ components: [card, buttonRow("done", "Done")], flags: MessageFlags.IsComponentsV2 });
    });

    const reply = await mia.slash("/task add", { title: "Dishes" });

    expect(reply.text()).toBe("**Dishes**");
    expect(reply.buttons()).toMatchObject([{ label: "Done", customId: "done", disabled: false }]);
  });

  test("after a public deferral it can delete the placeholder and say it privately", async () => {
    commandsAnswer(async (interaction) => {
      await interaction.deferReply();
      await interaction.deleteReply();
      await interaction.followUp({ content: "Not allowed", flags: MessageFlags.Ephemeral });
    });

    const reply = await mia.slash("/task add", { title: "Dishes" });

    expect([reply.text(), reply.ephemeral]).toEqual(["Not allowed", true]);
    expect(sam.sees()).toHaveLength(0);
  });

  test("updates the card whose button was pressed, and follows up", async () => {
    answer = async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ content: "Dishes", components: [buttonRow("claim", "Claim")] });
      if (interaction.isButton()) {
        await interaction.update({ content: `Dishes (${interaction.user.displayName})`, components: [] });
        await interaction.followUp({ content: "Yours", flags: MessageFlags.Ephemeral });
      }
    };
    const card = await mia.slash("/task add", { title: "Dishes" });

    const pressed = await sam.click(card, "Claim");

    expect(pressed.message.id).toBe(card.message.id);
    expect(card.text()).toBe("Dishes (Sam)");
    await sam.eventuallySees("Yours");
    expect(sam.lastReply().text()).toBe("Yours");
  });

  test("completes what somebody types", async () => {
    answer = async (interaction) => {
      if (interaction.isAutocomplete()) await interaction.respond([{ name: `${interaction.options.getFocused()}es`, value: "id-1" }]);
      if (interaction.isChatInputCommand()) await interaction.reply(`Done ${interaction.options.getString("task")}`);
    };

    expect(await mia.autocomplete("/task done", "task", "Dish")).toEqual([{ name: "Dishes", value: "id-1" }]);
    expect((await mia.slash("/task done", { task: await mia.choose("task done", "task", "Dish") })).text()).toBe("Done id-1");
  });

  test("opens a form, and reads what was filled in", async () => {
    answer = async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(FORM);
      if (interaction.isModalSubmit()) await interaction.reply(`Noted: ${interaction.fields.getTextInputValue("note")}`);
    };
    const form = await mia.slash("/task add", { title: "Dishes" });

    expect(form.modal.fields).toMatchObject([{ label: "Your note", customId: "note", required: true }]);
    await expect(mia.submit(form, {})).rejects.toThrow("must be filled in");
    await expect(mia.submit(form, { note: "x".repeat(11) })).rejects.toThrow("0 to 10 characters");
    expect((await mia.submit(form, { "Your note": "soap" })).text()).toBe("Noted: soap");
  });

  test("offers a select, and gets the values", async () => {
    const menu = new StringSelectMenuBuilder().setCustomId("pick").addOptions({ label: "One", value: "1" }, { label: "Two", value: "2" });
    answer = async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)] });
      if (interaction.isStringSelectMenu()) await interaction.update({ content: `Picked ${interaction.values.join()}`, components: [] });
    };
    const reply = await mia.slash("/task add", { title: "x" });

    await expect(mia.select(reply, "pick", ["3"])).rejects.toThrow("offers no 3");
    expect((await mia.select(reply, "pick", ["2"])).text()).toBe("Picked 2");
  });
});

test("a bot that never answers is caught, and the person is told so", async () => {
  await client.destroy();
  await simulator.close();
  simulator = await startDiscordSimulator({ clock: new HandClock(), patience: { acknowledgeMs: 20 } });
  const [pat] = await simulator.guild("Elm Street", { members: ["Pat"] });
  client = await libraryBot(simulator);
  await client.application.commands.set([TASK_COMMAND]);

  await expect(pat?.slash("/task add", { title: "x" })).rejects.toThrow("The application did not respond");
  expect(simulator.mistakes).toMatchObject([{ kind: "never acknowledged" }]);
});
