import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Client } from "discord.js";
import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { request } from "node:http";
import { simulate, startDiscordSimulator, type DiscordSimulator } from "../index.js";
import { HandClock } from "../trial/hand-clock.js";
import { buttonRow, libraryBot, TASK_COMMAND } from "../trial/library-bot.js";

const NOTE = new LabelBuilder()
  .setLabel("Note")
  .setTextInputComponent(new TextInputBuilder().setCustomId("note").setStyle(TextInputStyle.Short));
const FORM = new ModalBuilder().setCustomId("form").setTitle("Why?").addLabelComponents(NOTE);

let simulator: DiscordSimulator;
let client: Client;

beforeEach(async () => {
  simulator = await startDiscordSimulator({ clock: new HandClock() });
  await simulator.guild("Oak Street", { members: ["Mia", "Sam"] });
  const bot = await libraryBot(simulator, async (interaction) => {
    if (interaction.isAutocomplete()) await interaction.respond([{ name: "Dishes (today)", value: "id-1" }]);
    if (interaction.isChatInputCommand()) {
      const { options } = interaction;
      const title = options.getString("title") ?? options.getString("task");
      await interaction.reply({
        content: `${title} ${options.getInteger("minutes") ?? ""}`.trim(),
        components: [buttonRow("claim", "Claim"), buttonRow("why", "Why")],
      });
    }
    if (interaction.isButton() && interaction.customId === "claim")
      await interaction.update({ content: `Yours, ${interaction.user.displayName}`, components: [] });
    if (interaction.isButton() && interaction.customId === "why") await interaction.showModal(FORM);
    if (interaction.isModalSubmit()) await interaction.reply({ content: interaction.fields.getTextInputValue("note"), flags: 64 });
  });
  await bot.application.commands.set([TASK_COMMAND]);
  client = bot;
});
afterEach(async () => {
  await client.destroy();
  await simulator.close();
});

async function control(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const init = body ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {};
  const response = await fetch(`${simulator.url}/simulator${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const mia = { guild: "Oak Street", as: "Mia" };
const add = { ...mia, command: "task add", options: { title: "Dishes" } };

describe("over HTTP", () => {
  test("one sees the guilds with their people, and the commands they can type", async () => {
    expect((await control("/state")).body).toMatchObject({
      guilds: [{ name: "Oak Street", members: [{ name: "Mia" }, { name: "Sam" }] }],
      sessions: [{ connected: true }],
    });
    const { body } = await control("/guilds/Oak%20Street/commands?as=Sam");
    expect(body).toMatchObject({ commands: [{ name: "task add", description: "Adds one" }, { name: "task done" }] });
  });

  test("one types, presses, opens a form and submits it", async () => {
    const card = (await control("/act/slash", add)).body.message as { id: string };
    const form = (await control("/act/click", { ...mia, message: card.id, button: "Why" })).body.modal as { id: string };
    const told = await control("/act/submit", { ...mia, modal: form.id, fields: { Note: "because" } });
    expect(told.body).toMatchObject({ kind: "message", message: { text: "because", ephemeral: true } });
    expect((await control("/act/click", { ...mia, message: card.id, button: "Claim" })).body).toMatchObject({
      message: { text: "Yours, Mia" },
    });
  });

  test("each sees their own: private answers are not in another's channel", async () => {
    const card = (await control("/act/slash", add)).body.message as { id: string };
    const form = (await control("/act/click", { ...mia, message: card.id, button: "Why" })).body.modal as { id: string };
    await control("/act/submit", { ...mia, modal: form.id, fields: { note: "because" } });
    const seen = async (as: string) => ((await control(`/guilds/Oak%20Street/messages?as=${as}`)).body.messages as unknown[]).length;
    expect([await seen("Mia"), await seen("Sam")]).toEqual([2, 1]);
  });

  test("changes are told as they happen, and only to those who see them", async () => {
    const card = (await control("/act/slash", add)).body.message as { id: string };
    const form = (await control("/act/click", { ...mia, message: card.id, button: "Why" })).body.modal as { id: string };
    const response = await fetch(`${simulator.url}/simulator/events?guild=Oak%20Street&as=Sam`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await control("/act/submit", { ...mia, modal: form.id, fields: { Note: "secret" } });
    await control("/act/say", { ...mia, text: "hi all" });
    let heard = "";
    while (!heard.includes("hi all")) heard += (await reader?.read())?.value ?? "";
    expect(heard).toContain('"kind":"created"');
    expect(heard).not.toContain("secret");
    await reader?.cancel();
  });

  test("what cannot be done is told in words", async () => {
    expect(await control("/act/slash", { ...add, command: "task ad" })).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining("/task add") },
    });
    expect(await control("/act/slash", { ...add, as: "Pat" })).toMatchObject({
      status: 404,
      body: { error: "nobody in Oak Street is called Pat" },
    });
    expect(await control("/act/slash", { guild: "Oak Street" })).toMatchObject({ status: 422 });
    expect(await control("/act/click", { ...mia, message: "1", button: "x" })).toMatchObject({ status: 404 });
    expect((await control("/nothing")).status).toBe(404);
  });

  test("another site's page may not, nor one behind another name for this machine", async () => {
    const url = `${simulator.url}/simulator/state`;
    expect((await fetch(url, { headers: { origin: "https://elsewhere.example" } })).status).toBe(403);
    expect((await fetch(url, { headers: { origin: simulator.url } })).status).toBe(200);
    const rebound = await new Promise<number>((resolve) =>
      request(url, { headers: { host: "elsewhere.example" } }, ({ statusCode }) => resolve(statusCode ?? 0)).end(),
    );
    expect(rebound).toBe(403);
  });
});

describe("from the terminal", () => {
  async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = [];
    return { code: await simulate(args, { url: simulator.url, print: (line) => lines.push(line) }), lines };
  }

  test("a typed command prints the card and its buttons", async () => {
    expect(await run("/task add title:Dishes and pans minutes:15")).toEqual({
      code: 0,
      lines: ["Dishes and pans 15", "[ Claim ]  [ Why ]"],
    });
  });

  test("an option with autocomplete takes the first choice", async () => {
    expect((await run("/task done task:Dish")).lines).toEqual(["task: Dishes (today)", "id-1", "[ Claim ]  [ Why ]"]);
  });

  test("--as and --click press a button of the last card", async () => {
    await run("/task add title:Dishes");
    expect(await run("--as", "Sam", "--click", "Claim")).toEqual({ code: 0, lines: ["Yours, Sam"] });
  });

  test("a form is shown with its fields", async () => {
    expect((await run("/task add title:Dishes", "--click", "Why")).lines).toEqual(["[form] Why?", "  Note *"]);
  });

  test("what was not understood ends with 2, what was refused with 1 and the reason", async () => {
    expect((await run()).code).toBe(2);
    expect((await run("--nonsense")).code).toBe(2);
    expect(await run("/task add minutes:x title:Dishes")).toEqual({ code: 1, lines: ["/task add: option minutes wants a whole number"] });
    const lines: string[] = [];
    expect(await simulate(["/x"], { url: "http://127.0.0.1:1", print: (line) => lines.push(line) })).toBe(1);
    expect(lines[0]).toContain("is it running?");
  });
});
