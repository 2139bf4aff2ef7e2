import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, SectionBuilder, TextDisplayBuilder } from "discord.js";
import type { AbsenceList, AbsenceView } from "@chorestree/atoms/assignment";
import { type Locale, text } from "@chorestree/atoms/messages";
import { customId } from "../router/custom-id.js";
import { LINES_A_PAGE } from "../router/list-card.js";
import { type Reply, replyOf } from "../router/reply.js";
import { onDay } from "../router/when.js";

const GREEN = 0x57a773;
const AMBER = 0xe0a030;
const GREY = 0x8a9099;
/** Behind an absence's id in a button: the press came from the list, and the list is what it shows. */
export const FROM_LIST = ":list";

/** What a card says of an absence; the acts and the list know it under the same names. */
interface Shown {
  readonly who: string;
  readonly days: string;
  readonly givenBack: boolean | null;
}

/** An absence just noted, with the way back. */
export function absenceCard(absenceId: string, shown: Shown, locale: Locale): Reply {
  const back = new ButtonBuilder()
    .setCustomId(customId("absence.end", absenceId))
    .setLabel(text(locale, "button.back"))
    .setStyle(ButtonStyle.Success);
  const said = factsOf(`🌴 ${text(locale, "absence.created")}`, shown, locale);
  const container = new ContainerBuilder({ accent_color: AMBER }).addTextDisplayComponents(new TextDisplayBuilder().setContent(said));
  return replyOf(container.addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(back)).toJSON());
}

/** An absence that is over, or is not going to be. @param days null where none of them has been */
export function endedAbsenceCard({ who, days }: { readonly who: string; readonly days: string | null }, locale: Locale): Reply {
  const headline = days === null ? `↩️ ${text(locale, "absence.called_off")}` : `✅ ${text(locale, "absence.ended")}`;
  const said = [`### ${headline}`, days === null ? who : `${who} · ${days}`].join("\n");
  return replyOf(
    new ContainerBuilder({ accent_color: GREEN }).addTextDisplayComponents(new TextDisplayBuilder().setContent(said)).toJSON(),
  );
}

/** Who is away now and soon, each with a way back. */
export function absenceListCard({ items, today, timeZone }: AbsenceList, locale: Locale): Reply {
  const container = new ContainerBuilder({ accent_color: items.length > 0 ? AMBER : GREY });
  const say = (words: string) => new TextDisplayBuilder().setContent(words);
  container.addTextDisplayComponents(say(`### 🌴 ${text(locale, "absence.title")}`));
  if (items.length === 0) container.addTextDisplayComponents(say(text(locale, "absence.none")));
  for (const absence of items.slice(0, LINES_A_PAGE)) {
    const state = absence.from <= today ? `🌴 ${text(locale, "absence.now")}` : `🗓️ ${text(locale, "absence.soon")}`;
    const end = new ButtonBuilder()
      .setCustomId(customId("absence.end", `${absence.absenceId}${FROM_LIST}`))
      .setLabel(text(locale, "button.end"))
      .setStyle(ButtonStyle.Secondary);
    const line = `**${whoOf(absence.member, locale)}** · ${state}\n${daysOf(absence, timeZone, locale)}`;
    container.addSectionComponents(new SectionBuilder().addTextDisplayComponents(say(line)).setButtonAccessory(end));
  }
  const others = items.length - LINES_A_PAGE;
  if (others > 0) container.addTextDisplayComponents(say(text(locale, "list.others", { count: others })));
  return replyOf(container.toJSON());
}

export const whoOf = (member: AbsenceView["member"], locale: Locale): string =>
  member === null ? `🏠 ${text(locale, "absence.house")}` : `<@${member.userId}>`;

export const daysOf = ({ from, to }: Pick<AbsenceView, "from" | "to">, timeZone: string, locale: Locale): string =>
  from === to ? onDay(from, timeZone) : text(locale, "absence.days", { from: onDay(from, timeZone), to: onDay(to, timeZone) });

function factsOf(headline: string, { who, days, givenBack }: Shown, locale: Locale): string {
  const turns = givenBack === null ? [] : [text(locale, givenBack ? "absence.given_back" : "absence.not_given_back")];
  return [`### ${headline}`, `${who} · ${days}`, ...turns].join("\n");
}
