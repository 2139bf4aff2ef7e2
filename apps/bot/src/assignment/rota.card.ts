import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ContainerBuilder, TextDisplayBuilder } from "discord.js";
import { type Rota, type RotaMember, WHOLE_SHARE } from "@chorestree/atoms/assignment";
import { type Locale, text } from "@chorestree/atoms/messages";
import { customId } from "../router/custom-id.js";
import { type Reply, replyOf } from "../router/reply.js";
import { shown } from "../router/shown.js";
import { onDay } from "../router/when.js";

const GREEN = 0x57a773;
const GREY = 0x8a9099;
/** A card holds 4,000 characters in all; the API tells everybody. */
const MOST_LINES = 30;

/** Who takes turns, in the order in which they joined, and the way to join and to leave. */
export function rotaCard({ members, timeZone }: Rota, headline: string | null, locale: Locale): Reply {
  const container = new ContainerBuilder({ accent_color: members.length > 0 ? GREEN : GREY });
  if (headline !== null) container.addTextDisplayComponents(new TextDisplayBuilder().setContent(headline));
  const lines = members.slice(0, MOST_LINES).map((member, index) => `${index + 1}. ${factsOf(member, timeZone, locale)}`);
  if (lines.length === 0) lines.push(text(locale, "rota.none"));
  const others = members.length - MOST_LINES;
  if (others > 0) lines.push(text(locale, "list.others", { count: others }));
  container.addTextDisplayComponents(new TextDisplayBuilder().setContent([`### 🔁 ${text(locale, "rota.title")}`, ...lines].join("\n")));

  const button = (act: string, label: string, style: ButtonStyle) =>
    new ButtonBuilder().setCustomId(customId(act, "me")).setLabel(label).setStyle(style);
  const join = button("rota.join", text(locale, "button.join"), ButtonStyle.Primary);
  const leave = button("rota.leave", text(locale, "button.leave"), ButtonStyle.Secondary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(members.length > 0 ? [join, leave] : [join]);
  return replyOf(container.addActionRowComponents(row).toJSON());
}

/** What is said of one member, one thing after the other. */
function factsOf({ member, weight, skills, awayUntil }: RotaMember, timeZone: string, locale: Locale): string {
  const away = awayUntil === null ? [] : [`🌴 ${text(locale, "rota.away", { day: onDay(awayUntil, timeZone) })}`];
  const able = skills.length === 0 ? [] : [`🛠️ ${skills.map(shown).join(", ")}`];
  return [`<@${member.userId}>`, shareOf(weight, locale), ...able, ...away].join(" · ");
}

function shareOf(weight: number, locale: Locale): string {
  if (weight === 0) return `💤 ${text(locale, "rota.no_share")}`;
  return weight === WHOLE_SHARE ? text(locale, "rota.whole_share") : text(locale, "rota.share", { weight });
}
