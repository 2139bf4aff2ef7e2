import type { MemberId } from "../member/member.id.js";
import type { AssignmentPolicy, PickPolicy, Rotation } from "./assignment.schema.js";
import { dealLeastLoad, dealLeastPoints, dealLeastRecent, dealRandom } from "./deal-by-figure.rule.js";
import { dealFixed, dealRoundRobin } from "./deal-in-order.rule.js";
import type { Contender, Dealing, Dealt } from "./dealing.schema.js";
import { obstacleTo } from "./eligibility.rule.js";
import type { PassedOver, Picked } from "./pick-reason.schema.js";
import { turnPeriod, withParticipants } from "./rotation.rule.js";

export interface PickRequest {
  readonly policy: AssignmentPolicy;
  readonly rotation: Rotation;
  /** All who joined the rota, in the order in which they joined, as they stand on the day of the task. */
  readonly contenders: readonly Contender[];
  /** `day` is its due day on the guild's calendar, or the day it opens where it has none. */
  readonly task: { readonly taskId: string; readonly day: string; readonly workersNeeded: number };
  /** Who holds a place on it already, volunteers too. */
  readonly onIt: readonly MemberId[];
  /** Who had it and gave it back, or from whom it was passed on. */
  readonly handedOn: readonly MemberId[];
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekStart: number;
  /** The same state and seed give the same picks. */
  readonly seed: string;
}

const DEALS: Readonly<Record<Exclude<PickPolicy, "open">, (dealing: Dealing) => Dealt | null>> = {
  fixed: dealFixed,
  round_robin: dealRoundRobin,
  least_load: dealLeastLoad,
  least_points: dealLeastPoints,
  least_recent: dealLeastRecent,
  random: dealRandom,
};

/** How many more a task wants; never fewer than none, however many volunteered. */
export const openPlaces = (workersNeeded: number, onIt: number): number => Math.max(0, workersNeeded - onIt);

/**
 * Who does it: a pick for each open place, each with its reason, and the rotation as it stands afterwards (the same object where nothing
 * changed). Where somebody is missing the last pick is nobody's, and says why; ask again when one comes back. An open task is nobody's
 * until it is claimed.
 */
export function pickAssignees(request: PickRequest): { picks: Picked[]; rotation: Rotation } {
  const before = request.rotation;
  const there = request.contenders.filter(({ hasLeft }) => !hasLeft).map(({ memberId }) => memberId);
  let rotation = withParticipants(before, there);
  const onIt = [...request.onIt];
  const picks: Picked[] = [];
  while (openPlaces(request.task.workersNeeded, onIt.length) > 0) {
    const pick = pickOne({ ...request, rotation, onIt });
    picks.push(pick.picked);
    rotation = pick.rotation;
    if (pick.picked.memberId === null) break;
    onIt.push(pick.picked.memberId);
  }
  return { picks, rotation: rotation === before ? before : { ...rotation, version: before.version + 1 } };
}

function pickOne(request: PickRequest): { picked: Picked; rotation: Rotation } {
  const { policy, rotation, contenders, task } = request;
  const passedOver = contenders.flatMap((one) => obstacles(one, request));
  const because = (memberId: MemberId) => passedOver.find((one) => one.memberId === memberId)?.because;
  if (policy.how === "open") return { picked: { memberId: null, reason: { code: "open", passedOver } }, rotation };

  const period = turnPeriod(policy.cadence, task, request.weekStart);
  const turn = policy.how === "fixed" ? null : runningTurn(policy, rotation, period);
  const holder = turn?.memberIds.find((one) => contenders.some(({ memberId }) => memberId === one) && !because(one));
  if (turn && holder) {
    const code = turn.period === period ? "turn_runs" : "turn_not_done";
    const picked: Picked = { memberId: holder, reason: { code, order: turn.memberIds, passedOver } };
    return { picked, rotation: turn.period === period ? rotation : { ...rotation, turn: { ...turn, period } } };
  }

  const away = turn?.memberIds.filter((one) => because(one) === "away") ?? [];
  const dealing = dealingOf(request, passedOver);
  // Who is away for a part of their week is only stood in for: the turn stays theirs, and the next one's is not used up.
  if (turn?.period === period && policy.cadence !== "task" && away.length > 0) {
    const standIn = DEALS[policy.how](dealing);
    return { picked: standIn?.picked ?? nobody(passedOver), rotation };
  }

  const owed = policy.how === "round_robin" ? [...new Set([...rotation.owed, ...away.filter(dealing.keepsPlace)])] : rotation.owed;
  const dealt = dealPastSkips(policy.how, { ...dealing, rotation: { ...rotation, owed } });
  if (!dealt) return { picked: nobody(passedOver), rotation };
  if (policy.how === "fixed") return dealt;
  const sharers = turn?.period === period ? turn.memberIds.filter((one) => because(one) === "on_it") : [];
  return {
    picked: dealt.picked,
    rotation: { ...dealt.rotation, turn: { period, memberIds: [...sharers, dealt.picked.memberId], isDone: false } },
  };
}

const runningTurn = ({ advance }: AssignmentPolicy, { turn }: Rotation, period: string): Rotation["turn"] =>
  turn && (turn.period === period || (advance === "completion" && !turn.isDone)) ? turn : null;

function obstacles(one: Contender, { policy, onIt, handedOn }: PickRequest): PassedOver[] {
  const { memberId } = one;
  const because =
    obstacleTo(one, policy.who) ?? (onIt.includes(memberId) ? "on_it" : null) ?? (handedOn.includes(memberId) ? "handed_on" : null);
  return because ? [{ memberId, because }] : [];
}

function dealingOf({ policy, rotation, contenders, task, seed }: PickRequest, passedOver: readonly PassedOver[]): Dealing {
  const free = contenders.filter(({ memberId }) => !passedOver.some((one) => one.memberId === memberId));
  const keepsPlace = (memberId: MemberId): boolean => {
    const away = contenders.find((one) => one.memberId === memberId)?.away;
    return away ? (away.givenBack ?? policy.absence === "keep") : false;
  };
  return { policy, rotation, free, passedOver, keepsPlace, seed: `${seed} ${task.taskId}` };
}

/** A skip is used up when the turn comes to the one who asked for it, and not before. */
function dealPastSkips(how: keyof typeof DEALS, dealing: Dealing): Dealt | null {
  const dealt = DEALS[how](dealing);
  const skipping = dealing.rotation.skipping;
  if (!dealt || !skipping.includes(dealt.picked.memberId)) return dealt;
  const { memberId } = dealt.picked;
  return dealPastSkips(how, {
    ...dealing,
    free: dealing.free.filter((one) => one.memberId !== memberId),
    passedOver: [...dealing.passedOver, { memberId, because: "skipped" }],
    rotation: { ...dealing.rotation, skipping: skipping.filter((one) => one !== memberId) },
  });
}

const nobody = (passedOver: readonly PassedOver[]): Picked => ({
  memberId: null,
  reason: { code: "nobody", passedOver: [...passedOver] },
});
