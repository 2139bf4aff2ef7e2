import { ComponentType } from "discord-api-types/v10";
import type { SimButton, SimMessage, SimSelect } from "./sim-message.js";

/** The button a person means, by its id or what stands on it. @throws Error when it cannot be pressed */
export function pressable(message: SimMessage, userId: string, idOrLabel: string): SimButton & { customId: string } {
  mustBeVisible(message, userId);
  const buttons = message.buttons();
  const button = buttons.find(({ customId, label }) => customId === idOrLabel || label === idOrLabel);
  if (!button) throw new Error(`no button ${idOrLabel} on this message: it has ${list(buttons.map(({ label }) => label))}`);
  if (button.disabled) throw new Error(`the button ${button.label} is disabled`);
  if (button.customId === null) throw new Error(`the button ${button.label} is a link: the bot hears nothing of it`);
  return { ...button, customId: button.customId };
}

/** @throws Error when there is no such select, or these values cannot be chosen in it */
export function selectable(message: SimMessage, userId: string, customId: string, values: readonly string[]): SimSelect {
  mustBeVisible(message, userId);
  const selects = message.selects();
  const select = selects.find((candidate) => candidate.customId === customId || candidate.placeholder === customId);
  if (!select)
    throw new Error(`no select ${customId} on this message: it has ${list(selects.map((one) => one.placeholder ?? one.customId))}`);
  if (select.disabled) throw new Error(`the select ${customId} is disabled`);
  const most = select.type === ComponentType.StringSelect ? Math.min(select.maxValues, select.options.length) : select.maxValues;
  if (values.length < select.minValues || values.length > most)
    throw new Error(`the select ${customId} takes ${select.minValues} to ${most} values`);
  const offered = select.options.map(({ value }) => value);
  const missing = select.type === ComponentType.StringSelect ? values.find((value) => !offered.includes(value)) : undefined;
  if (missing !== undefined) throw new Error(`the select ${customId} offers no ${missing}: it offers ${list(offered)}`);
  return select;
}

function mustBeVisible(message: SimMessage, userId: string): void {
  if (message.deleted) throw new Error("the message is gone");
  if (!message.isVisibleTo(userId)) throw new Error("only the person it was sent to sees this message");
}

const list = (words: readonly string[]): string => words.join(", ") || "none";
