/** What a tracer must offer; without one a span is just its body. */
export interface Tracer {
  span<T>(name: string, tags: Readonly<Record<string, string>>, body: () => Promise<T>): Promise<T>;
}

export const noTracer: Tracer = { span: (_name, _tags, body) => body() };
