/** A page of ours as GraphQL Cursor Connections have it. Pages are read forwards only. */
export function connectionOf<Node>(
  page: { readonly items: readonly Node[]; readonly nextCursor: string | null },
  cursorOf: (node: Node) => string,
) {
  const edges = page.items.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    nodes: page.items,
    pageInfo: {
      hasNextPage: page.nextCursor !== null,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
