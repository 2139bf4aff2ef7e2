import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { UserId } from "@chorestree/atoms/member";
import { GuildId } from "@chorestree/atoms/guild";
import { localeOf } from "@chorestree/atoms/messages";
import type { Clock } from "@chorestree/atoms/kernel";
import type { Settings } from "@chorestree/core/settings";
import type { Organisms } from "@chorestree/organisms/composition";
import { type DiscordSimulator, startDiscordSimulator } from "@chorestree/test/discord-simulator";
import { playgroundPage } from "@chorestree/test/playground";

/** A house for newcomers to try things in. */
const HOUSE = { name: "Oak Street", members: ["Mia", "Sam", "Noor"] } as const;

/** A Discord on this machine, kept in `DATA_DIR`, with a house in it and the playground's page in front. */
export async function simulateDiscord({ dataDir, simulatorPort }: Settings, clock: Clock): Promise<DiscordSimulator> {
  mkdirSync(dataDir, { recursive: true });
  const statePath = join(dataDir, "simulator.json");
  const simulator = await startDiscordSimulator({ clock, port: simulatorPort, statePath, otherwise: playgroundPage() });
  await simulator.guild(HOUSE.name, { members: HOUSE.members });
  return simulator;
}

export interface Newcomer {
  /** The page to try everything on. */
  readonly playground: string;
  readonly name: string;
  readonly guildId: GuildId;
  /** A fresh API token; the one of the last start is revoked. */
  readonly token: string;
}

/** Makes the house's owner a member and gives them a token to try the API with. */
export async function welcomeOwner(
  simulator: DiscordSimulator,
  organisms: Organisms,
  start: { readonly id: string; readonly timeZone: string },
): Promise<Newcomer> {
  const house = await simulator.guild(HOUSE.name, { members: HOUSE.members });
  const guildId = GuildId.parse(house.id);
  const userId = UserId.parse(house.owner.id);
  const guild = { locale: localeOf("en"), timeZone: start.timeZone };
  const memberId = await organisms.recogniseMember.execute({ guildId, userId, displayName: house.owner.name, roleIds: [] }, guild);

  const act = {
    guildId,
    memberId,
    userId,
    standing: { holder: "manager" },
    locale: guild.locale,
    idempotencyKey: start.id,
    correlationId: start.id,
  } as const;
  const { secret } = await organisms.createToken.execute(act, { origin: "start" });
  if (secret === null) throw new Error("a start has used another start's id");
  const playground = `${simulator.url.replace("127.0.0.1", "localhost")}/playground`;
  return { playground, name: house.owner.name, guildId, token: secret };
}
