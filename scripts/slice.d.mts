export function filesOfSlice(slice: string, paths: readonly string[]): { path: string; heading: string }[];
export function firstDocLine(source: string): string;
