// @ts-check
// The query log of one press, and the same statements as another guild would have run them.
import pg from "pg";

/** @typedef {import("../bare/bare-bot.mjs").Turn} Turn */

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every statement that goes through pg in this thread, in order, with the connection that it went by. */
export class Recorder {
  /** @type {{ connection: pg.Client, text: string, values: readonly unknown[] | undefined }[]} */
  #log = [];

  constructor() {
    const query = pg.Client.prototype.query;
    const log = (/** @type {pg.Client} */ connection, /** @type {string} */ text, /** @type {unknown[] | undefined} */ values) =>
      this.#log.push({ connection, text, values });
    // @ts-expect-error one signature stands for all of pg's: what TypeORM hands over is a text and its values
    pg.Client.prototype.query = function (text, values, ...more) {
      if (typeof text === "string") log(this, text, values);
      // @ts-expect-error as above
      return query.call(this, text, values, ...more);
    };
  }

  /** What was run since the last take: each transaction together, each statement outside of one alone. @returns {Turn[]} */
  take() {
    /** @type {import("../bare/bare-bot.mjs").Statement[][]} */
    const turns = [];
    /** Transactions not yet ended, by connection. @type {Map<pg.Client, import("../bare/bare-bot.mjs").Statement[]>} */
    const open = new Map();
    for (const { connection, text, values } of this.#log.splice(0)) {
      const turn = open.get(connection) ?? [];
      if (!open.has(connection)) turns.push(turn);
      turn.push({ text, ...(values && { values }) });
      if (/^(START|BEGIN)/.test(text)) open.set(connection, turn);
      if (/^(COMMIT|ROLLBACK$)/.test(text)) open.delete(connection);
    }
    return turns;
  }
}

/**
 * Those turns in another guild and under another interaction: the ids that were made on the way are made anew, those of seeded rows are the
 * same in every guild.
 * @param {readonly Turn[]} turns
 * @param {{ from: readonly string[], to: readonly string[], seeded: ReadonlySet<string>, fresh: () => string }} change
 * @returns {Turn[]}
 */
export function elsewhere(turns, { from, to, seeded, fresh }) {
  /** @type {Map<string, string>} */
  const made = new Map();
  const again = (/** @type {string} */ id) => {
    if (seeded.has(id)) return id;
    const other = made.get(id) ?? fresh();
    made.set(id, other);
    return other;
  };
  const changed = (/** @type {unknown} */ value) => {
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== "string") return value;
    return from.reduce((text, part, nth) => text.replaceAll(part, to[nth] ?? part), value).replaceAll(UUID, again);
  };
  return turns.map((turn) => turn.map(({ text, values }) => ({ text, ...(values && { values: values.map(changed) }) })));
}
