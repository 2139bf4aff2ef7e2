import { type APIMessage, type APISelectMenuOption, ComponentType } from "discord.js";
import type { Choice } from "./subcommand.js";

/** What is asked of a part of a message: parts hold parts, a menu holds options. */
interface Part {
  readonly type: ComponentType;
  readonly components?: readonly Part[];
  readonly options?: readonly APISelectMenuOption[];
}

/** What the menus on a message offer: who presses a button about them means what they see, and nothing that has come since. */
export const offeredOn = ({ components = [] }: Pick<APIMessage, "components">): Choice[] => (components as Part[]).flatMap(choicesIn);

const choicesIn = ({ type, components = [], options = [] }: Part): Choice[] =>
  type === ComponentType.StringSelect ? options.map(({ label, value }) => ({ name: label, value })) : components.flatMap(choicesIn);
