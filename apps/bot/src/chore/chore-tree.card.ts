import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, StringSelectMenuBuilder, TextDisplayBuilder } from "discord.js";
import type { ChoreBranch, ChoreTreeView } from "@chorestree/atoms/chore";
import { type Locale, text } from "@chorestree/atoms/messages";
import { choiceLabel, MOST_CHOICES } from "../router/choices.js";
import { customId } from "../router/custom-id.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shown } from "../router/shown.js";

/** In the place of a chore: all of them. */
export const WHOLE_TREE = "all";

/** Of the 4,000 characters that a message may hold (Discord docs: Components V2), with room for headline and menu. */
const MOST_CHARACTERS = 3_000;

/** More tops than these never fit. */
const MOST_TOPS = 150;

/** A line of the tree with what is folded away below it. */
interface Line {
  readonly branch: ChoreBranch;
  readonly text: string;
  readonly folded: number;
}

/** The tree from one chore down. What a message cannot hold is folded, the deepest first, and opens by a menu; a long row goes on by More. */
export function choreTreeCard({ path, items }: ChoreTreeView, from: number, locale: Locale): Reply {
  const at = path.at(-1);
  const place = (under: string | undefined, first: number) => customId("chore.tree", `${under ?? WHOLE_TREE}.${first}`);
  const lines = folded(numbered(items), from, locale);
  const tops = items.filter(({ depth }) => depth === 1).length;
  const next = from + lines.filter(({ branch }) => branch.depth === 1).length;
  const closed = lines.filter((line) => line.folded > 0);

  const headline = `### 🌳 ${path.length === 0 ? text(locale, "chore.tree") : path.map(({ title }) => shown(title)).join(" › ")}`;
  const body =
    lines.length === 0
      ? text(locale, path.length === 0 ? "chore.list.none" : "chore.tree.none")
      : lines.map((line) => line.text).join("\n");
  const container = new ContainerBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent(`${headline}\n${body}`));
  if (closed.length > 0) {
    const menu = new StringSelectMenuBuilder().setCustomId(customId("chore.branch", at?.choreId ?? WHOLE_TREE));
    menu.setPlaceholder(text(locale, "chore.tree.open"));
    menu.addOptions(closed.map(({ branch }) => ({ label: choiceLabel(branch.title), value: branch.choreId })));
    container.addActionRowComponents(new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu));
  }
  const button = (id: string, label: string) => new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary);
  const buttons = [
    ...(at ? [button(place(path.at(-2)?.choreId, 0), text(locale, "button.up"))] : []),
    ...(next < tops ? [button(place(at?.choreId, next), text(locale, "button.more"))] : []),
  ];
  if (buttons.length > 0) container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(buttons));
  return replyOf(container.toJSON());
}

/** `1.2.1` of each: where it stands is told by number, so that nobody needs to see the indent. */
function numbered(items: readonly ChoreBranch[]): { branch: ChoreBranch; number: number[] }[] {
  const number: number[] = [];
  return items.map((branch) => {
    number.length = branch.depth;
    number[branch.depth - 1] = (number[branch.depth - 1] ?? 0) + 1;
    return { branch, number: [...number] };
  });
}

/** As deep as it fits; where not even the top level does, as many of it as do. */
function folded(items: ReturnType<typeof numbered>, from: number, locale: Locale): Line[] {
  const here = items.filter(({ number: [top = 0] }) => top > from && top <= from + MOST_TOPS);
  const deepest = Math.max(1, ...here.map(({ branch }) => branch.depth));
  for (let depth = deepest; depth > 1; depth--) {
    const lines = linesTo(depth, here, locale);
    if (fits(lines)) return lines;
  }
  const tops = linesTo(1, here, locale);
  while (!fits(tops)) tops.pop();
  return tops;
}

const fits = (lines: readonly Line[]): boolean =>
  lines.reduce((sum, line) => sum + line.text.length + 1, 0) <= MOST_CHARACTERS &&
  lines.filter((line) => line.folded > 0).length <= MOST_CHOICES;

function linesTo(depth: number, items: ReturnType<typeof numbered>, locale: Locale): Line[] {
  const lines: Line[] = [];
  for (const { branch, number } of items) {
    if (branch.depth > depth) continue;
    const inside = branch.depth < depth ? 0 : items.filter((one) => isBelow(one.number, number)).length;
    lines.push({ branch, folded: inside, text: lineOf(branch, number, inside, locale) });
  }
  return lines;
}

const isBelow = (number: readonly number[], top: readonly number[]): boolean =>
  number.length > top.length && top.every((part, at) => part === number[at]);

function lineOf(
  { title, state, depth, wholeTree, comesWith, progress: { done, total } }: ChoreBranch,
  number: readonly number[],
  inside: number,
  locale: Locale,
) {
  const indent = depth === 1 ? "" : `${"\u2003".repeat(depth - 2)}└ `;
  const said = [
    ...(state === "active" ? [] : [`⏸️ ${text(locale, `chore_state.${state}`)}`]),
    ...(wholeTree ? [`🔁 ${text(locale, "chore.tree.whole")}`] : []),
    ...(comesWith === null ? [] : [`↪ ${text(locale, "chore.tree.with")}`]),
    ...(total === 0 ? [] : [text(locale, "chore.tree.progress", { done, total })]),
    ...(inside === 0 ? [] : [`▸ ${text(locale, "chore.tree.folded", { count: inside })}`]),
  ];
  return [`${indent}\`${number.join(".")}\` **${shown(title)}**`, ...said].join(" · ");
}
