import { GatewayIntentBits } from "discord-api-types/v10";

/** Every bit that Discord's docs list (gateway, list of intents); any other closes the connection with 4013. */
const KNOWN = Object.values(GatewayIntentBits)
  .filter((bit): bit is GatewayIntentBits => typeof bit === "number")
  .reduce((all, bit) => all | bit, 0);

export const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

export const isKnown = (intents: number): boolean => Number.isInteger(intents) && intents >= 0 && (intents & ~KNOWN) === 0;

/** Privileged intents must have been switched on in the developer portal, else 4014. */
export const isAllowed = (intents: number, switchedOn: number): boolean => (intents & PRIVILEGED & ~switchedOn) === 0;
