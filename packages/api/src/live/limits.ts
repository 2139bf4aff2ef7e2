/** What one client of the live feed may cost. */
export interface LiveLimits {
  readonly signInMs: number;
  /** Between two looks at the rights of a listener. With `patienceMs` it bounds how long a stream outlives the right to it, once the mirror knows: 5 s. */
  readonly checkMs: number;
  /** A look that takes longer ends the stream: not to know is as good as no. */
  readonly patienceMs: number;
  /** Between two questions to Discord about listeners, over the whole process: 10 a second. */
  readonly turnMs: number;
  readonly pingMs: number;
  readonly framesPerCheck: number;
  readonly frameBytes: number;
  /** What may wait for a reader that does not read. */
  readonly queueBytes: number;
  readonly subscriptions: number;
  readonly connectionsPerUser: number;
}

export const LIVE_LIMITS: LiveLimits = {
  signInMs: 5_000,
  checkMs: 2_000,
  patienceMs: 2_500,
  turnMs: 100,
  pingMs: 30_000,
  framesPerCheck: 60,
  frameBytes: 4 * 1024,
  queueBytes: 1024 * 1024,
  subscriptions: 20,
  connectionsPerUser: 10,
};
