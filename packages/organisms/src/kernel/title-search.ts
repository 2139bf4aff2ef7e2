import type { GuildId } from "@chorestree/atoms/guild";
import { plainWords } from "@chorestree/atoms/kernel";
import type { Cache } from "@chorestree/core/cache";

/** Titles are sealed, so a search looks through opened ones: at most so many. */
const SEARCHED = 10_000;
/** Changes are told at once; this bounds what a telling that got lost can cost, and how long a holder's new name takes. */
const KEPT_MS = 60_000;

export interface TitleSearch {
  readonly guildId: GuildId;
  /** Under which the opened titles are kept, and made stale by the repository that writes them. */
  readonly key: string;
  readonly typed: string;
  readonly limit: number;
}

/** Those whose titles somebody may mean by what they have typed so far, in the order of `open`; opened once, kept in this process alone. */
export async function searchTitles<Titled extends { readonly title: string }>(
  cache: Cache,
  { guildId, key, typed, limit }: TitleSearch,
  open: (most: number) => Promise<Titled[]>,
  fits: (titled: Titled) => boolean = () => true,
): Promise<Titled[]> {
  const known = await cache.wrap({ key, guildId, ttlMs: KEPT_MS, keep: "memory" }, async () =>
    (await open(SEARCHED)).map((titled) => ({ ...titled, plain: plainWords(titled.title) })),
  );
  const wanted = plainWords(typed);
  return known.filter((titled) => titled.plain.includes(wanted) && fits(titled)).slice(0, limit);
}
