/** Personal text as it lies in a `bytea` column: encrypted, bound to its table, column, guild and row. Only `core/sealing` makes and opens one. */
export type Sealed = Buffer & { readonly __sealed: "Sealed" };
