import { chromium } from "playwright-core";
import { WebSocket } from "ws";
const token = process.argv[2],
  guild = process.argv[3];
const ws = new WebSocket("ws://127.0.0.1:3000/live");
ws.on("message", (m) => console.log("live", m.toString().slice(0, 160)));
await new Promise((r) => ws.on("open", r));
ws.send(JSON.stringify({ type: "auth", token }));
await new Promise((r) => setTimeout(r, 500));
ws.send(JSON.stringify({ type: "subscribe", guildId: guild, topics: ["task"] }));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
await page.goto("http://localhost:3002/playground");
await page.getByRole("button", { name: "Mia" }).first().click();
await page.locator("#composer input").first().click();
await page.keyboard.type("/task add title:Dishes due:tomorrow 18:00");
await page.keyboard.press("Enter");
const card = page.locator(".message", { hasText: "Dishes" }).last();
await card.waitFor();
await card.getByRole("button", { name: "Claim" }).click();
await page.locator(".message", { hasText: "With @Mia" }).last().waitFor();
await card.getByRole("button", { name: "Done" }).click();
await page.locator(".message", { hasText: "Done by @Mia" }).last().waitFor();
await page.screenshot({ path: "/tmp/newcomer.png" });
const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
console.log("rest", (await (await fetch(`http://127.0.0.1:3000/api/v1/guilds/${guild}/tasks`, { headers })).text()).slice(0, 300));
await new Promise((r) => setTimeout(r, 1500));
const day = new Date().toISOString().slice(0, 10);
const query = `{ guild(id:"${guild}") { workReport(from:"${day}",to:"${day}") { rows { day completed minutes member { displayName } } } } }`;
console.log(
  "graphql",
  await (await fetch("http://127.0.0.1:3000/graphql", { method: "POST", headers, body: JSON.stringify({ query }) })).text(),
);
ws.close();
await browser.close();
