import { SETTINGS, settingNames } from "./catalogue.js";
import type { SettingProblem } from "./settings-error.js";

// The environment is full of strangers. These look like ours and are not: DataDog's other settings, what Kubernetes and
// Docker put beside a service called `db`, `api` or `bot`, and the habits of other frameworks.
const STRANGERS = [/^DD_/, /_SERVICE_(HOST|PORT)(_|$)/, /_PORT_\d+_(TCP|UDP)/, /^APP_(HOST|PORT)$/, /^NODE_(?!ENV)/];
/** Families that are ours alone: any unknown member is a mistake. */
const FAMILIES = [/^DISCORD_/, /^DB_/];

/** Edits between two words, a swap of neighbours counted as one (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const known = new Set<string>(settingNames.flatMap((name) => (SETTINGS[name].secret ? [name, `${name}_FILE`] : [name])));

function nearest(name: string): string | undefined {
  const [best] = [...known].map((ours) => ({ ours, edits: distance(name, ours) })).sort((a, b) => a.edits - b.edits);
  // Short names are near everything: a second edit is only believed in a long one.
  return best && best.edits <= (best.ours.length > 8 ? 2 : 1) ? best.ours : undefined;
}

/** Names in the environment that look like a slip for one of ours, each with what was probably meant. */
export function misspelt(env: NodeJS.ProcessEnv): SettingProblem[] {
  return Object.keys(env)
    .filter((name) => !known.has(name) && !STRANGERS.some((stranger) => stranger.test(name)))
    .flatMap((name) => {
      const meant = nearest(name);
      if (meant !== undefined) return [{ name, problem: `is not a setting; is ${meant} meant?` }];
      return FAMILIES.some((family) => family.test(name)) ? [{ name, problem: "is not a setting" }] : [];
    });
}
