import {
  type AbsenceDays,
  type AudienceMember,
  type Contender,
  firstDayOfWindow,
  mayDo,
  type Participant,
} from "@chorestree/atoms/assignment";
import { Injectable } from "@chorestree/core/container";
import { AbsenceRepository, ParticipantRepository, SkillRepository } from "@chorestree/molecules/assignment";
import { ChoreTreeRepository } from "@chorestree/molecules/chore";
import { MemberRepository } from "@chorestree/molecules/member";
import { EffortRepository, TaskLoadRepository } from "@chorestree/molecules/task";
import { DiscordMirror } from "@chorestree/role-service/mirror";

/** Gathers what picks and bookings ask of those who joined the rota. */
@Injectable()
export class Contenders {
  constructor(
    private readonly participants: ParticipantRepository,
    private readonly absences: AbsenceRepository,
    private readonly skills: SkillRepository,
    private readonly members: MemberRepository,
    private readonly mirror: DiscordMirror,
    private readonly effort: EffortRepository,
    private readonly loads: TaskLoadRepository,
    private readonly trees: ChoreTreeRepository,
  ) {}

  /** As they stand on that day of the guild's calendar, in the order in which they joined; `today` ends the window of balances. */
  async on(day: string, today: string): Promise<Contender[]> {
    return onDay(await this.over(day, day, today), day);
  }

  /** With all absences that touch the days from `from` to `to`. */
  async over(from: string, to: string, today: string): Promise<Standing[]> {
    const there = await this.joined(from, to);
    if (there.length === 0) return [];
    const balances = await this.effort.balances(firstDayOfWindow(today), today);
    const loads = await this.loads.of(there.map(({ memberId }) => memberId));

    return there.map((one) => {
      const load = loads.get(one.memberId);
      return {
        ...one,
        balanceSeconds: balances.get(one.memberId) ?? 0,
        assignedSeconds: (load?.assignedMinutes ?? 0) * 60,
        points: (load?.doneMinutes ?? 0) + (load?.assignedMinutes ?? 0),
        lastServedAt: load?.lastServedAt?.toISOString() ?? null,
      };
    });
  }

  /** Those who owe a share of what is done on that day. @param isForAll whether anybody might have done it, as a task of no chore */
  async audienceOn(day: string, isForAll: boolean): Promise<AudienceMember[]> {
    const there = onDay(await this.joined(day, day), day).filter(({ hasLeft }) => !hasLeft);
    const mayDoAny = isForAll ? () => true : await this.mayDoAny();
    return there.map((one) => ({ memberId: one.memberId, weight: one.weight, isPresent: one.away === null, mayDoAny: mayDoAny(one) }));
  }

  /** Who they are and when they are away, without what they have done. */
  private async joined(from: string, to: string): Promise<Joined[]> {
    const joined = await this.participants.all();
    if (joined.length === 0) return [];
    const standings = await this.members.standings(joined.map(({ memberId }) => memberId));
    const roles = await this.mirror.rolesOf([...standings.values()].map(({ userId }) => userId));
    const absences = await this.absences.between(from, to);
    const skills = await this.skills.held();

    return joined.map(({ memberId, weight }) => {
      const standing = standings.get(memberId);
      return {
        memberId,
        weight,
        roles: (standing && roles.get(standing.userId)) ?? [],
        skills: skills.get(memberId) ?? [],
        hasLeft: standing?.hasLeft ?? true,
        absences: absences.filter((one) => one.memberId === null || one.memberId === memberId),
      };
    });
  }

  /** Whether somebody is eligible for at least one active chore: a guest who may do nothing owes nothing. */
  async mayDoAny(): Promise<(one: Pick<Contender, "memberId" | "roles" | "skills">) => boolean> {
    const whoMay = await this.trees.whoMay();
    return (one) => whoMay.some((who) => who === null || mayDo(who, one));
  }
}

type Joined = Omit<Participant, "away"> & { readonly absences: readonly AbsenceDays[] };

export type Standing = Joined & Omit<Contender, "away">;

export const onDay = <One extends Joined>(joined: readonly One[], day: string) =>
  joined.map(({ absences, ...one }) => {
    const absence = absences.find(({ from, to }) => from <= day && day <= to);
    return { ...one, away: absence ? { givenBack: absence.givenBack } : null };
  });
