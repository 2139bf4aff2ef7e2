import type { WebSocket } from "ws";
import { DiscordUnreachable } from "@chorestree/atoms/access";
import type { GuildId } from "@chorestree/atoms/guild";
import { DomainError } from "@chorestree/atoms/kernel";
import type { UserId } from "@chorestree/atoms/member";
import { DatabaseBusy } from "@chorestree/core/database";
import { logDefect } from "@chorestree/core/logging";
import type { Logger } from "pino";
import type { Organisms } from "@chorestree/organisms/composition";
import { CLOSE, type ClientFrame, readFrame, type ServerFrame } from "./frames.js";
import type { LiveLimits } from "./limits.js";
import { type EventSource, Subscription } from "./subscription.js";
import type { Turns } from "./turns.js";

export interface ConnectionParts {
  readonly organisms: Pick<Organisms, "identifyToken" | "enterGuild" | "stayInGuild">;
  readonly source: EventSource;
  readonly limits: LiveLimits;
  readonly logger: Logger;
  readonly correlationId: string;
  /** In which Discord is asked again about listeners. */
  readonly turns: Pick<Turns, "take">;
  /** False when the user has as many connections as they may have. */
  readonly admit: (user: UserId) => boolean;
}

/** What has a code for whoever asked; all else is a defect. */
export const isExpected = (error: unknown): error is DomainError | DatabaseBusy =>
  error instanceof DomainError || error instanceof DatabaseBusy;

/** One client on the live feed: who it is, what it follows, and that it keeps to the limits. */
export class Connection {
  private who: { readonly user: UserId; readonly token: string } | undefined;
  private readonly subscriptions = new Map<GuildId, Subscription>();
  private turn: Promise<void> = Promise.resolve();
  private sent: Promise<void> = Promise.resolve();
  private frames = 0;
  private answered = true;
  private readonly timers: NodeJS.Timeout[];
  private nextCheck: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly parts: ConnectionParts,
  ) {
    const { signInMs, pingMs } = parts.limits;
    this.timers = [setTimeout(() => this.who ?? this.close(CLOSE.notSignedIn), signInMs), setInterval(() => this.probe(), pingMs)];
    this.checkLater();
    socket.on("message", (data, isBinary) => this.receive(data, isBinary));
    socket.on("pong", () => (this.answered = true));
    socket.on("error", () => this.socket.terminate());
    socket.on("close", () => this.end());
  }

  close(code: number): void {
    this.end();
    this.socket.close(code);
  }

  private receive(data: WebSocket.RawData, isBinary: boolean): void {
    if (isBinary) return this.close(CLOSE.binary);
    if (++this.frames > this.parts.limits.framesPerCheck) return this.close(CLOSE.tooMany);
    const frame = readFrame((data as Buffer).toString("utf8"));
    // One after the other: an answer never overtakes the one before it.
    this.turn = this.turn.then(() => this.handle(frame)).catch((error: unknown) => this.failed(error));
  }

  private async handle(frame: ClientFrame | null): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (!this.who) return frame?.type === "auth" ? this.signIn(frame.token) : this.close(CLOSE.notSignedIn);
    switch (frame?.type) {
      case "subscribe":
        return this.subscribe(this.who.user, frame);
      case "unsubscribe":
        return this.unsubscribe(frame.guildId);
      case "ping":
        return this.send({ type: "pong" });
      default:
        return this.send({ type: "error", code: "frame.invalid" });
    }
  }

  private async signIn(token: string): Promise<void> {
    const user = await this.parts.organisms.identifyToken.execute(token);
    if (!user) return this.close(CLOSE.notSignedIn);
    if (!this.parts.admit(user)) return this.close(CLOSE.tooMany);
    this.who = { user, token };
    this.send({ type: "ready" });
  }

  private async subscribe(user: UserId, { guildId, topics, after }: ClientFrame & { type: "subscribe" }): Promise<void> {
    const { organisms, source, limits, correlationId } = this.parts;
    if (!this.subscriptions.has(guildId) && this.subscriptions.size >= limits.subscriptions) {
      return this.send({ type: "error", code: "live.too_many_subscriptions", guildId });
    }
    try {
      await organisms.enterGuild.execute(guildId, user, correlationId);
    } catch (error) {
      return this.failed(error, guildId);
    }
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.unsubscribe(guildId);
    const subscription = new Subscription(guildId, (name) => topics.some((topic) => name.startsWith(`${topic}.`)), source, {
      subscribed: (position) => this.send({ type: "subscribed", guildId, position: String(position) }),
      event: ({ position, name, occurredAt, data }) => {
        this.send({ type: "event", guildId, position: String(position), name, at: occurredAt, data });
        if (this.socket.bufferedAmount > limits.queueBytes) this.tooSlow();
      },
      resync: () => {
        this.subscriptions.delete(guildId);
        this.send({ type: "resync", guildId });
      },
      failed: (error) => this.broken(error),
      flushed: () => this.sent,
    });
    this.subscriptions.set(guildId, subscription);
    try {
      await subscription.begin(after);
    } catch (error) {
      // One that never began must not stand in the way of the next try.
      this.unsubscribe(guildId);
      return this.failed(error, guildId);
    }
  }

  private unsubscribe(guildId: GuildId): void {
    this.subscriptions.get(guildId)?.end();
    this.subscriptions.delete(guildId);
  }

  /** Rights are looked at again and again while somebody listens, as the mirror has them. */
  private checkLater(): void {
    const { checkMs, patienceMs } = this.parts.limits;
    this.nextCheck = setTimeout(() => {
      this.frames = 0;
      this.nextCheck = setTimeout(() => this.close(CLOSE.tryAgain), patienceMs);
      void this.check().then(() => {
        clearTimeout(this.nextCheck);
        if (this.socket.readyState === this.socket.OPEN) this.checkLater();
      });
    }, checkMs);
  }

  private async check(): Promise<void> {
    if (!this.who) return;
    const { user, token } = this.who;
    const { organisms, correlationId, turns } = this.parts;
    try {
      if ((await organisms.identifyToken.execute(token)) !== user) return this.close(CLOSE.notSignedIn);
      for (const guildId of [...this.subscriptions.keys()]) {
        const { isDue } = await organisms.stayInGuild.execute(guildId, user);
        // What Discord answers is in the mirror at one of the next looks.
        if (isDue) turns.take(`${guildId} ${user}`, () => organisms.enterGuild.execute(guildId, user, correlationId));
      }
    } catch (error) {
      if (!(error instanceof DomainError) || error instanceof DiscordUnreachable) return this.broken(error);
      this.failed(error);
      this.close(CLOSE.rightsLost);
    }
  }

  /** A line that is dead at the other end says nothing by itself. */
  private probe(): void {
    if (!this.answered) return this.socket.terminate();
    this.answered = false;
    this.socket.ping();
  }

  private tooSlow(): void {
    for (const guildId of this.subscriptions.keys()) this.send({ type: "resync", guildId });
    this.close(CLOSE.tooSlow);
  }

  private failed(error: unknown, guildId?: GuildId): void {
    const about = guildId === undefined ? {} : { guildId };
    if (isExpected(error)) return this.send({ type: "error", code: error.code, ...about });
    this.send({ type: "error", code: "defect", id: logDefect(this.parts.logger, error), ...about });
  }

  private broken(error: unknown): void {
    this.failed(error);
    this.close(CLOSE.tryAgain);
  }

  private send(frame: ServerFrame): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.sent = new Promise((resolve) => this.socket.send(JSON.stringify(frame), () => resolve()));
  }

  private end(): void {
    for (const timer of [...this.timers, this.nextCheck]) clearTimeout(timer);
    for (const subscription of this.subscriptions.values()) subscription.end();
    this.subscriptions.clear();
  }
}
