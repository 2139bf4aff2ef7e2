import type { DiscordSimulator } from "../discord-simulator.js";
import type { SimMember } from "../people/sim-member.js";
import type { SimReply } from "../people/sim-reply.js";
import { TASK_COMMAND } from "./library-bot.js";
import { call, RawBot, type RawAnswer } from "./raw-bot.js";

export interface OpenInteraction {
  readonly json: Record<string, unknown> & { id: string; token: string };
  /** What the person will see; a test that leaves the bot silent need not look. */
  readonly reply: Promise<SimReply | undefined>;
  answer(body: unknown, query?: string): Promise<RawAnswer>;
  webhook(method: string, path: string, body?: unknown): Promise<RawAnswer>;
}

/** A raw bot with `/task` registered, and people who use it one interaction at a time. */
export class Interacting {
  private constructor(
    private readonly simulator: DiscordSimulator,
    private readonly bot: RawBot,
  ) {}

  static async begin(simulator: DiscordSimulator): Promise<Interacting> {
    const bot = new RawBot(simulator);
    await bot.ready();
    await call(simulator, "PUT", `/applications/${simulator.application().id}/commands`, [TASK_COMMAND]);
    return new Interacting(simulator, bot);
  }

  /** The person acts; resolves when the bot has heard of it and nothing is answered yet. */
  async when(act: Promise<SimReply>): Promise<OpenInteraction> {
    const reply = act.catch(() => undefined);
    const json = await this.bot.event<OpenInteraction["json"]>("INTERACTION_CREATE");
    const webhook = `/webhooks/${this.simulator.application().id}/${json.token}`;
    return {
      json,
      reply,
      answer: (body, query = "") => call(this.simulator, "POST", `/interactions/${json.id}/${json.token}/callback${query}`, body),
      webhook: (method, path, body) => call(this.simulator, method, `${webhook}${path}`, body),
    };
  }

  slash(member: SimMember): Promise<OpenInteraction> {
    return this.when(member.slash("/task add", { title: "Dishes" }));
  }

  /** A press on a button with the custom id `press` of a fresh card. */
  async press(member: SimMember): Promise<OpenInteraction> {
    const open = await this.slash(member);
    await open.answer({ type: 4, data: { content: "Card", components: [CARD_BUTTON] } });
    const card = await open.reply;
    if (!card) throw new Error("the card was not answered");
    return this.when(member.click(card, "press"));
  }
}

export const CARD_BUTTON = { type: 1, components: [{ type: 2, style: 1, label: "Press", custom_id: "press" }] };
export const MODAL = {
  custom_id: "form",
  title: "Form",
  components: [{ type: 18, label: "Note", component: { type: 4, custom_id: "note", style: 1 } }],
};
