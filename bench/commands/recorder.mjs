// @ts-check
// The query log of one press, and the same statements as another guild would have run them.
import { correlationId } from "@chorestree/core/logging";
import pg from "pg";

/** @typedef {import("../bare/bare-bot.mjs").Turn} Turn */

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A statement, and how many rows it gave or changed. @typedef {import("../bare/bare-bot.mjs").Statement & { rows?: number | null }} Recorded */

/** Every statement that goes through pg in this thread, in order, with the connection that it went by and the act that it belongs to. */
export class Recorder {
  /** @type {{ connection: pg.Client, act: string | undefined, statement: Recorded }[]} */
  #log = [];

  constructor() {
    const query = pg.Client.prototype.query;
    const log = this.#log;
    // @ts-expect-error one signature stands for all of pg's: what TypeORM hands over is a text and its values, and awaits the result
    pg.Client.prototype.query = function (text, values, ...more) {
      // @ts-expect-error as above
      const running = query.call(this, text, values, ...more);
      if (typeof text !== "string") return running;
      /** @type {Recorded} */
      const statement = { text, ...(values && { values }) };
      log.push({ connection: this, act: correlationId(), statement });
      // @ts-expect-error as above
      return running.then((result) => {
        statement.rows = result.rowCount;
        return result;
      });
    };
  }

  /**
   * What was run for this act, and not what a timer ran beside it: each transaction together, each statement outside of one alone. All is
   * forgotten after it.
   * @param {string} act
   */
  take(act) {
    /** @type {Recorded[][]} */
    const turns = [];
    /** Transactions not yet ended, by connection. @type {Map<pg.Client, Recorded[]>} */
    const open = new Map();
    for (const { connection, statement } of this.#log.splice(0).filter((entry) => entry.act === act)) {
      const { text } = statement;
      const turn = open.get(connection) ?? [];
      if (!open.has(connection)) turns.push(turn);
      turn.push(statement);
      if (/^(START|BEGIN)/.test(text)) open.set(connection, turn);
      if (/^(COMMIT|ROLLBACK$)/.test(text)) open.delete(connection);
    }
    return turns;
  }
}

/**
 * Whether the bare handler has run what ours ran: the same statements between the same bounds, each with as many rows. A write that hits
 * none where ours hit one costs less, and would make us look slower than we are; one row too many the other way round.
 * @param {readonly (readonly Recorded[])[]} ours
 * @param {readonly (readonly Recorded[])[]} bare
 * @throws {Error} with the first that differs
 */
export function mustBeTheSame(ours, bare) {
  const said = (/** @type {readonly (readonly Recorded[])[]} */ turns) =>
    turns.flatMap((turn, nth) => turn.map(({ text, rows }) => `transaction ${String(nth)}, ${String(rows)} rows: ${text}`));
  const [wanted, done] = [said(ours), said(bare)];
  const index = wanted.findIndex((statement, nth) => statement !== done[nth]);
  if (index >= 0 || done.length !== wanted.length)
    throw new Error(`ours ran\n${wanted[index] ?? "nothing more"}\nand the bare handler\n${done[Math.max(index, 0)] ?? "nothing"}`);
}

/** A statement as a reviewer reads it: what it does to which table. @param {Recorded} statement */
export const inShort = ({ text }) => {
  const [, verb = ""] = /^\s*(\w+)/.exec(text) ?? [];
  const [, table = ""] = /(?:FROM|INTO|UPDATE)\s+"?(\w+)/.exec(text) ?? [];
  return table === "" ? text.trim().slice(0, 40) : `${verb} ${table}`;
};

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
