import { useCall } from '#renderer/api/queries.ts';
import type { PlanPeople } from '#shared/features/planItems/pastedPlan.rules.ts';

type Choice = { readonly value: string; readonly label: string };

export type PlanPeopleChoice = PlanPeople & {
  readonly ready: boolean;
  /** Active members with their posts, and the chosen one even when it is active no longer. */
  membersWith(chosen: string | null): Choice[];
  /** The name behind an id; undefined: it is none. */
  nameOf(id: unknown): string | undefined;
};

/** Who may answer for a plan item: the office and its sections, and the members in post. */
export function usePlanPeople(): PlanPeopleChoice {
  const { data } = useCall('duties.overview', {});
  const members = (data?.members ?? []).filter(({ recordState }) => recordState !== 'voided');
  const units = data?.units ?? [];
  const own = units.filter(({ local, level }) => local || level === 'section');
  return {
    ready: data !== undefined,
    offices: own,
    members: members.filter(({ active }) => active),
    membersWith: (chosen) =>
      members
        .filter(({ id, active }) => active || id === chosen)
        .map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` })),
    nameOf: (id) => units.find((unit) => unit.id === id)?.name ?? members.find((member) => member.id === id)?.name,
  };
}
