import { expect, test } from "@jest/globals";
import { REST } from "discord.js";
import { HandClock } from "@chorestree/test/clock";
import { startDiscordSimulator } from "@chorestree/test/discord-simulator";
import type { Organisms } from "@chorestree/organisms/composition";
import { commandBodies, rootCommandsOf, subcommandsOf } from "./commands.js";
import { registerCommands } from "./register-commands.js";

// Registering needs what commands are called, and runs none of them.
const bodies = () => commandBodies(subcommandsOf({} as Organisms, "http://localhost"), rootCommandsOf({} as Organisms));

test("a second start with nothing changed writes nothing", async () => {
  const discord = await startDiscordSimulator({ clock: new HandClock() });
  try {
    const { id, token } = discord.application();
    const rest = new REST({ version: "10", api: `${discord.url}/api` }).setToken(token);
    expect(await registerCommands(rest, id, null, bodies())).toBe(true);
    expect(await registerCommands(rest, id, null, bodies())).toBe(false);

    const [first, ...others] = bodies() as { description: string }[];
    expect(await registerCommands(rest, id, null, [{ ...first, description: "other" }, ...others])).toBe(true);
    expect(discord.breaches).toEqual([]);
  } finally {
    await discord.close();
  }
});
