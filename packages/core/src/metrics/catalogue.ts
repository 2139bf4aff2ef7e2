interface Metric<Label extends string = string> {
  readonly help: string;
  readonly labels: readonly Label[];
}

const metric = <const Label extends string>(help: string, ...labels: Label[]): Metric<Label> => ({ help, labels });

// Labels are closed sets: an id of a user or guild as a label would make a time series for each of them.

export const COUNTERS = {
  chorestree_acts_total: metric("Acts by name and outcome (ok, refused, busy, failed)", "kind", "name", "outcome"),
  chorestree_defects_total: metric("Errors nobody expected, each with a line in the log", "where"),
  chorestree_cache_total: metric("Cached questions by outcome (hit, miss, bypassed)", "outcome"),
  chorestree_cache_errors_total: metric("Times the cache server failed and the loader answered instead"),
  chorestree_http_requests_total: metric("HTTP requests by route and status", "route", "status"),
  chorestree_events_published_total: metric("Events the broker confirmed", "name"),
  chorestree_events_handled_total: metric(
    "Events handled by a group, by outcome (taken, duplicate, passed, refused, failed, retried)",
    "group",
    "name",
    "outcome",
  ),
  chorestree_jobs_total: metric("Attempts at jobs that were due, by outcome (done, changed, refused, failed)", "kind", "outcome"),
} as const;

export const HISTOGRAMS = {
  chorestree_act_duration_seconds: metric("How long an act took, commit included", "kind", "name", "outcome"),
  chorestree_http_duration_seconds: metric("How long a request took", "route"),
  chorestree_job_lag_seconds: metric("How long after it was due a job was done", "kind"),
} as const;

export const GAUGES = {
  chorestree_outbox_waiting: metric("Recorded events that the broker has not confirmed"),
  chorestree_outbox_age_seconds: metric("For how long the oldest of them has waited"),
  chorestree_jobs_waiting: metric("Jobs that are due and not done (10,000 at most)"),
  chorestree_jobs_age_seconds: metric("For how long the first of them has been due"),
  chorestree_live_connections: metric("Open live feeds"),
} as const;

type LabelsOf<M> = M extends Metric<infer L> ? Readonly<Record<L, string>> : never;
export type CounterName = keyof typeof COUNTERS;
export type HistogramName = keyof typeof HISTOGRAMS;
export type GaugeName = keyof typeof GAUGES;
export type CounterLabels<N extends CounterName> = LabelsOf<(typeof COUNTERS)[N]>;
export type HistogramLabels<N extends HistogramName> = LabelsOf<(typeof HISTOGRAMS)[N]>;
export type GaugeLabels<N extends GaugeName> = LabelsOf<(typeof GAUGES)[N]>;
