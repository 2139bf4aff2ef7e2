/** As people compare words: without case and accents. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();

/** Whether somebody who has typed this much may mean that title. Nothing typed means any. */
export const meansTitle = (typed: string, title: string): boolean => plain(title).includes(plain(typed));
