interface Routed {
  readonly method: string;
  /** Parts that begin with a colon are names. */
  readonly pattern: string;
}

export interface Match<R extends Routed> {
  readonly route: R;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a path; fixed words win over names, so `/users/@me` is never a user id. */
export class Router<R extends Routed> {
  private readonly routes: readonly { route: R; parts: readonly string[] }[];

  constructor(routes: readonly R[]) {
    const names = (pattern: string): number => pattern.split("/:").length;
    const sorted = [...routes].sort((a, b) => names(a.pattern) - names(b.pattern));
    this.routes = sorted.map((route) => ({ route, parts: route.pattern.split("/") }));
  }

  find(method: string, path: string): Match<R> | "unknown path" | "wrong method" {
    const parts = path.split("/");
    const onPath = this.routes.flatMap(({ route, parts: pattern }) => {
      const params = matchParts(pattern, parts);
      return params ? [{ route, params }] : [];
    });
    return onPath.find(({ route }) => route.method === method) ?? (onPath.length > 0 ? "wrong method" : "unknown path");
  }
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = parts[index] ?? "";
    if (expected.startsWith(":")) params[expected.slice(1)] = decoded(actual);
    else if (expected !== actual) return undefined;
  }
  return params;
}

/** A path that is not well encoded is taken as it stands: it will be found to be nobody's id. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
