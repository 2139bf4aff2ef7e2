/** As people compare words: without case and accents. Whoever has typed a part of these words may mean them. */
export const plainWords = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
