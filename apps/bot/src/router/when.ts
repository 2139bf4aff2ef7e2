/** A moment as each reader's Discord shows it: in their zone and language, and how far off it is. */
export function when(iso: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000);
  return `<t:${seconds}:f> (<t:${seconds}:R>)`;
}
