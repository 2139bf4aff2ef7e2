export const slices: readonly string[];
export const roles: Readonly<Record<string, string>>;
export const testRoles: readonly string[];
export const sliced: readonly { readonly path: string; readonly roles: readonly string[]; readonly beside: readonly string[] }[];
export const contracts: string;
export const parts: Readonly<Record<string, readonly string[]>>;
export const layers: readonly { readonly path: string; readonly rule: string; readonly may: readonly string[] }[];
export const emptyNames: readonly string[];
