import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import {
  COUNTERS,
  GAUGES,
  HISTOGRAMS,
  type CounterLabels,
  type CounterName,
  type GaugeLabels,
  type GaugeName,
  type HistogramLabels,
  type HistogramName,
} from "./catalogue.js";

const PREFIX = "chorestree_";
/** Seconds. The upper ones are Discord's 3 s to a first answer and what lies beyond it. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.7, 1.5, 3, 10];

const entries = <T extends object>(catalogue: T) => Object.entries(catalogue) as [keyof T & string, T[keyof T]][];

/** The figures of one process, in a registry of its own: two in one process (tests, local) do not meet. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly counters = new Map<CounterName, Counter>();
  private readonly histograms = new Map<HistogramName, Histogram>();
  private readonly gauges = new Map<GaugeName, Gauge>();

  /** `process` adds memory, CPU and event loop lag. */
  constructor(options: { readonly process?: boolean } = {}) {
    const registers = [this.registry];
    for (const [name, { help, labels }] of entries(COUNTERS))
      this.counters.set(name, new Counter({ name, help, labelNames: [...labels], registers }));
    for (const [name, { help, labels }] of entries(HISTOGRAMS))
      this.histograms.set(name, new Histogram({ name, help, labelNames: [...labels], buckets: BUCKETS, registers }));
    for (const [name, { help, labels }] of entries(GAUGES))
      this.gauges.set(name, new Gauge({ name, help, labelNames: [...labels], registers }));
    if (options.process === true) collectDefaultMetrics({ register: this.registry, prefix: PREFIX });
  }

  increment<N extends CounterName>(name: N, labels: CounterLabels<N>, by = 1): void {
    this.counters.get(name)?.inc(labels, by);
  }

  /** `value` in the unit of the metric's name: seconds. */
  observe<N extends HistogramName>(name: N, labels: HistogramLabels<N>, value: number): void {
    this.histograms.get(name)?.observe(labels, value);
  }

  set<N extends GaugeName>(name: N, labels: GaugeLabels<N>, value: number): void {
    this.gauges.get(name)?.set(labels, value);
  }

  /** Prometheus' text format, for `contentType`. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
