import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Client } from "discord.js";
import { startDiscordSimulator, type DiscordSimulator } from "../index.js";
import { buttonRow, libraryBot, TASK_COMMAND } from "../trial/library-bot.js";
import { HandClock } from "../trial/hand-clock.js";

let folder: string;
let statePath: string;
let simulator: DiscordSimulator | undefined;
let client: Client | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "simulator "));
  statePath = join(folder, "deep", "state.json");
});
afterEach(async () => {
  await client?.destroy();
  await simulator?.close();
  await rm(folder, { recursive: true });
});

const start = async (): Promise<DiscordSimulator> => (simulator = await startDiscordSimulator({ clock: new HandClock(), statePath }));

const answering = (served: DiscordSimulator): Promise<Client<true>> =>
  libraryBot(served, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: "Dishes", components: [buttonRow("claim", "Claim")] });
    if (interaction.isButton()) await interaction.update({ content: "Dishes (Mia)", components: [] });
  });

test("guilds, people, commands and cards are there after a restart, and an old button works", async () => {
  const before = await start();
  const bot = await answering(before);
  client = bot;
  await bot.application.commands.set([TASK_COMMAND]);
  const [mia] = await before.guild("Oak Street", { members: ["Mia"] });
  const card = await mia?.slash("/task add", { title: "Dishes" });
  const { id, token } = before.application();
  await client.destroy();
  await before.close();

  const after = await start();
  expect(after.application()).toMatchObject({ id, token });
  client = await answering(after);
  const oak = await after.guild("Oak Street", { members: ["Mia"] });
  expect(oak.messages()[0]?.id).toBe(card?.message.id);
  const pressed = await oak.owner.click(oak.messages()[0] as never, "Claim");
  expect(pressed.text()).toBe("Dishes (Mia)");
  await oak.owner.slash("/task add", { title: "Again" });
  expect(new Set(oak.messages().map((message) => message.id)).size).toBe(2);
});

test("what a bot was told is on disk already, whole, and nobody else may read it", async () => {
  const served = await start();
  const oak = await served.guild("Oak Street", { members: ["Mia"] });
  const authorization = `Bot ${served.application().token}`;
  const headers = { authorization, "content-type": "application/json" };
  await fetch(`${served.url}/api/v10/channels/${oak.channelId}/messages`, { method: "POST", headers, body: '{"content":"kept"}' });

  expect(await readFile(statePath, "utf8")).toContain('"kept"');
  expect((await stat(statePath)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, "deep"))).toEqual(["state.json"]);
});

test("a file that is not ours is refused, and left alone", async () => {
  statePath = join(folder, "notes.json");
  await writeFile(statePath, '{"my":"notes"}');
  await expect(start()).rejects.toThrow("is not the state of a Discord simulator");
  expect(await readFile(statePath, "utf8")).toBe('{"my":"notes"}');
});
