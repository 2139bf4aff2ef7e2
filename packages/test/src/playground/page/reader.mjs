import { wordsFor } from "./words.mjs";

/** The person at this page, and the server as they see it. */
export class Reader {
  /**
   * @param {{ id: string, name: string, locale: string }} member
   * @param {{ id: string, channels: { id: string, name: string }[], members: { id: string, name: string }[] }} guild
   * @param {{ id: string, name: string }} application
   * @param {() => number} now Unix milliseconds
   */
  constructor(member, guild, application, now) {
    this.member = member;
    this.guild = guild;
    this.application = application;
    this.now = now;
    this.say = wordsFor(member.locale);
    this.channel = guild.channels.find(({ name }) => name === "chores") ?? guild.channels[0];
  }

  /** Whom the control API is told that acts. */
  get who() {
    return { guild: this.guild.id, as: this.member.id };
  }

  nameOf(id) {
    return [...this.guild.members, this.application].find((person) => person.id === id)?.name ?? "unknown-user";
  }

  channelOf(id) {
    return this.guild.channels.find((channel) => channel.id === id)?.name ?? "unknown";
  }

  /** A description in the reader's language where the bot gave one. Discord docs: Application Commands, Localization. */
  described({ description = "", description_localizations: others }) {
    return others?.[this.member.locale] ?? description;
  }

  time() {
    return { locale: this.member.locale, now: Math.floor(this.now() / 1_000) };
  }
}
