import { GatewayCloseCodes, GatewayOpcodes } from "discord-api-types/v10";
import type { RawData, WebSocket } from "ws";
import type { Gateway } from "./gateway.js";
import type { Link } from "./link.js";
import { Identify, readPayload, RequestGuildMembers, Resume, type Payload } from "./payload.js";
import type { Session } from "./session.js";

/** Docs: gateway, rate limiting. */
const SENDS_PER_MINUTE = 120;
/** Discord forgives network delay; one beat and a half without a heartbeat is a dead client. */
const TOLERANCE = 1.5;

/** One WebSocket: reads what the bot sends, keeps the heartbeat, and holds at most one session. */
export class Connection implements Link {
  session: Session | null = null;
  silent = false;
  private sendTimes: number[] = [];
  private watchdog: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly gateway: Gateway,
  ) {
    socket.on("message", (data) => this.read(data));
    socket.on("close", (code) => {
      clearTimeout(this.watchdog);
      this.gateway.left(this, code);
    });
    this.send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: gateway.options.heartbeatIntervalMs, _trace: [] }, s: null, t: null });
    this.expectHeartbeat();
  }

  send(payload: object): void {
    if (!this.silent) this.socket.send(JSON.stringify(payload));
  }

  command(op: GatewayOpcodes, d: unknown = null): void {
    this.send({ op, d, s: null, t: null });
  }

  drop(): void {
    this.socket.terminate();
  }

  close(code: GatewayCloseCodes | 1001, reason: string): void {
    this.socket.close(code, reason);
  }

  private refuse(code: GatewayCloseCodes, reason: string): void {
    this.gateway.problems.mistake("gateway", `${code} ${reason}`);
    this.close(code, reason);
  }

  private expectHeartbeat(): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(
      () => this.refuse(GatewayCloseCodes.UnknownError, "No heartbeat."),
      this.gateway.options.heartbeatIntervalMs * TOLERANCE,
    ).unref();
  }

  private read(data: RawData): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.sendsTooFast()) return this.refuse(GatewayCloseCodes.RateLimited, "Rate limited.");
    const payload = readPayload(Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer));
    if (!payload) return this.refuse(GatewayCloseCodes.DecodeError, "Error while decoding payload.");
    this.handle(payload);
  }

  private sendsTooFast(): boolean {
    const now = this.gateway.clock.now().getTime();
    this.sendTimes = [...this.sendTimes.filter((at) => now - at < 60_000), now];
    return this.sendTimes.length > SENDS_PER_MINUTE;
  }

  private handle({ op, d }: Payload): void {
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        this.expectHeartbeat();
        return this.command(GatewayOpcodes.HeartbeatAck);
      case GatewayOpcodes.Identify:
        return this.identify(d);
      case GatewayOpcodes.Resume:
        return this.resume(d);
      case GatewayOpcodes.RequestGuildMembers:
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
        return this.whenIdentified(op, d);
      default:
        return this.refuse(GatewayCloseCodes.UnknownOpcode, "Unknown opcode.");
    }
  }

  private identify(d: unknown): void {
    if (this.session) return this.refuse(GatewayCloseCodes.AlreadyAuthenticated, "Already authenticated.");
    const wish = Identify.safeParse(d);
    if (!wish.success) return this.refuse(GatewayCloseCodes.DecodeError, "Error while decoding payload.");
    const refusal = this.gateway.identify(this, wish.data);
    if (refusal) this.refuse(refusal.code, refusal.reason);
  }

  private resume(d: unknown): void {
    if (this.session) return this.refuse(GatewayCloseCodes.AlreadyAuthenticated, "Already authenticated.");
    const wish = Resume.safeParse(d);
    if (!wish.success) return this.refuse(GatewayCloseCodes.DecodeError, "Error while decoding payload.");
    const refusal = this.gateway.resume(this, wish.data);
    if (refusal) this.refuse(refusal.code, refusal.reason);
  }

  private whenIdentified(op: GatewayOpcodes, d: unknown): void {
    if (!this.session) return this.refuse(GatewayCloseCodes.NotAuthenticated, "Not authenticated.");
    if (op !== GatewayOpcodes.RequestGuildMembers) return;
    const wish = RequestGuildMembers.safeParse(d);
    if (!wish.success) return this.refuse(GatewayCloseCodes.DecodeError, "Error while decoding payload.");
    this.gateway.sendMembers(this.session, wish.data);
  }
}
