export function folderFaults(files: readonly { readonly path: string; readonly lines: number }[]): string[];
export function sourceFiles(root: string): { path: string; lines: number; isTest: boolean }[];
