/**
 * Makes the pictures of docs: three tasks in the playground, added, claimed and done; what a repeat was understood as; the plan of a week; a task of two.
 * Starts a platform of its own in a temporary folder, and clicks as a person would. Needs a built tree and a Chromium: CHROMIUM names one, else the usual places are tried.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("..", import.meta.url));
const pictureOf = (name) => join(root, "docs", name);
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
const START_WITHIN_MS = 120_000;

const executablePath = [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  console.error(`no Chromium found: name one in CHROMIUM (looked at ${PLACES.join(", ")})`);
  process.exit(1);
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Resolves with the playground's address once the platform says that it is ready. */
function playgroundOf(platform) {
  return new Promise((resolve, reject) => {
    let said = "";
    const giveUp = (why) => reject(new Error(`the platform ${why}:\n${said.slice(-2_000)}`));
    const timer = setTimeout(() => giveUp("was not ready in time"), START_WITHIN_MS);
    platform.stdout.setEncoding("utf8").on("data", (data) => {
      said += data;
      const url = /Playground\s+(http\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    platform.once("exit", () => giveUp("ended"));
  });
}

/** A person at the page, with the words of a person. */
async function personAt(browser, url, name) {
  const page = await browser.newPage({ viewport: { width: 1_200, height: 980 }, locale: "en-US" });
  await page.goto(url);
  await page.getByRole("button", { name }).first().click();
  const composer = page.locator("#composer input").first();
  return {
    page,
    async type(line, answer) {
      await composer.click();
      await page.keyboard.type(line);
      // A command without options is chosen first, and sent then.
      if (!line.includes(":")) await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await page.locator(".message", { hasText: answer }).last().waitFor();
    },
    /** The last message with these words in it, as a picture. */
    async draw(words, name) {
      await page.mouse.move(0, 0);
      await page
        .locator(".message", { hasText: words })
        .last()
        .screenshot({ path: pictureOf(name) });
    },
    async press(task, button, answer) {
      const card = page.locator(".message", { hasText: task }).last();
      await card.getByRole("button", { name: button }).click();
      await page.locator(".message", { hasText: task }).filter({ hasText: answer }).waitFor();
    },
  };
}

async function draw(url) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  try {
    const mia = await personAt(browser, url, "Mia");
    await mia.type("/task add title:Water the plants due:today 23:00 effort:10", "Water the plants");
    await mia.type("/task add title:Dishes due:tomorrow 18:00 effort:20", "Dishes");
    await mia.type("/task add title:Take out the paper due:friday 8:00 effort:5", "Take out the paper");
    const sam = await personAt(browser, url, "Sam");
    await sam.press("Water the plants", "Claim", "With @Sam");
    await sam.press("Water the plants", "Done", "Done by @Sam");
    await sam.press("Dishes", "Claim", "With @Sam");
    await mia.page.locator(".message", { hasText: "Dishes" }).filter({ hasText: "With @Sam" }).waitFor();
    await mia.page.mouse.move(0, 0);
    await mia.page.screenshot({ path: pictureOf("playground.png") });
    await flat(mia, sam);
  } finally {
    await browser.close();
  }
}

/** Two who share their chores. */
async function flat(mia, sam) {
  await mia.type("/rota join", "takes turns");
  await sam.type("/rota join", "@Sam takes turns");
  await mia.type("/chore add title:Bins repeat:every other monday 7pm effort:10", "Is this what you mean");
  await mia.draw("Is this what you mean", "features/draft.png");
  await mia.press("Bins", "Save", "Chore saved");
  const chores = [
    "Dishes repeat:every day 9pm effort:20",
    "Hoover repeat:every wednesday and sunday effort:30",
    "Groceries repeat:every friday 6pm effort:60",
  ];
  for (const chore of chores) {
    await mia.type(`/chore add title:${chore}`, "Is this what you mean");
    await mia.press(chore.split(" ")[0], "Save", "Chore saved");
  }
  await mia.type("/plan", "The week to come");
  await mia.draw("The week to come", "features/plan.png");
  await mia.type("/task add title:Carry the couch workers:2 mode:all effort:20", "Carry the couch");
  for (const person of [mia, sam]) await person.press("Carry the couch", "Claim", "Claim");
  await sam.press("Carry the couch", "Done", "Your part is done");
  await mia.draw("Your part is done", "features/places.png");
}

const folder = mkdtempSync(join(tmpdir(), "playground-"));
const ports = { API_PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
const platform = spawn(process.execPath, [join(root, "apps/local/dist/main.js")], {
  env: { PATH: process.env.PATH, DATA_DIR: folder, ...ports },
  stdio: ["ignore", "pipe", "inherit"],
});
const ended = new Promise((resolve) => platform.once("exit", resolve));
try {
  await draw(await playgroundOf(platform));
  console.log("drawn: docs/playground.png, docs/features/draft.png, docs/features/plan.png, docs/features/places.png");
} finally {
  platform.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
