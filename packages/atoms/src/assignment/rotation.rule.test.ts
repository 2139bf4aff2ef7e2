import { expect, test } from "@jest/globals";
import { MemberId } from "../member/member.id.js";
import { completeTurn, giveTurnBack, inOrder, newRotation, skipTurn, startWith, withParticipants } from "./rotation.rule.js";

const person = (nth: number) => MemberId.parse(`0193a1b2-0000-7000-8000-${String(nth).padStart(12, "0")}`);
const [ann, bob, cas, dee] = [person(1), person(2), person(3), person(4)] as const;
const bobIsNext = startWith(newRotation([ann, bob, cas]), bob);
const upNext = ({ roster, pointer }: typeof bobIsNext) => roster[pointer % roster.length];

test("another order leaves the next turn with the one whose it was, and loses nobody", () => {
  const turned = inOrder(bobIsNext, [cas, dee, ann]);
  expect(turned.roster).toEqual([cas, ann, bob]);
  expect(upNext(turned)).toBe(bob);
  expect(inOrder(newRotation([]), [ann]).roster).toEqual([]);
});

test("whoever comes or goes, the next turn stays with the one whose it was, or goes to the one after them", () => {
  expect(upNext(withParticipants(bobIsNext, [bob, cas, dee]))).toBe(bob);
  expect(upNext(withParticipants(bobIsNext, [ann, cas, dee]))).toBe(cas);
  expect(upNext(withParticipants(startWith(bobIsNext, cas), [ann, bob]))).toBe(ann);
});

test("who leaves is owed nothing, skips nothing and had nothing", () => {
  const gone = withParticipants({ ...bobIsNext, owed: [ann], skipping: [ann], had: [ann] }, [bob, cas]);
  expect(gone).toMatchObject({ roster: [bob, cas], owed: [], skipping: [], had: [] });
});

test("what changes nothing is the same rotation, what changes something is one version on", () => {
  expect(withParticipants(bobIsNext, [cas, bob, ann])).toBe(bobIsNext);
  expect(startWith(bobIsNext, dee)).toBe(bobIsNext);
  expect(completeTurn(bobIsNext)).toBe(bobIsNext);
  const skipped = skipTurn(bobIsNext, cas);
  expect(skipTurn(skipped, cas)).toBe(skipped);
  expect(skipped.version).toBe(bobIsNext.version + 1);
  const done = completeTurn({ ...bobIsNext, turn: { period: "2026-11-23", memberIds: [bob], isDone: false } });
  expect(done.turn?.isDone).toBe(true);
  expect(completeTurn(done)).toBe(done);
});

test("a turn that is given back is the next one, and after it all is as it was; one that runs longer than a task runs on", () => {
  const reason = { code: "round_robin" as const, order: [bob, cas, ann], passedOver: [] };
  const dealt = { ...startWith(bobIsNext, cas), turn: { period: "task", memberIds: [bob], isDone: false } };
  const back = giveTurnBack(dealt, { taskId: "task", picks: [{ memberId: bob, reason }] });
  expect([back.owed, upNext(back), back.turn]).toEqual([[bob], cas, null]);
  expect(giveTurnBack(dealt, { taskId: "another", picks: [{ memberId: bob, reason }] })).toBe(dealt);
  const two = [bob, cas].map((memberId) => ({ memberId, reason }));
  expect(giveTurnBack(dealt, { taskId: "task", picks: two }).owed).toEqual([bob, cas]);
});
