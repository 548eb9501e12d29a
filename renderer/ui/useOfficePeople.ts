import { useCall } from '#renderer/api/queries.ts';

type Choice = { readonly value: string; readonly label: string };
type Named = { readonly id: string; readonly name: string };

export type OfficePeople = {
  readonly ready: boolean;
  /** The office itself and its sections. */
  readonly offices: readonly (Named & { readonly shortName: string | null })[];
  /** Members in post. */
  readonly members: readonly Named[];
  /** Members in post with their posts, and the chosen one even when he is in post no longer. */
  membersWith(chosen: string | null): Choice[];
  /** The name behind an id; undefined: it is none. */
  nameOf(id: unknown): string | undefined;
};

/** Who may answer for something: the office and its sections, and the members in post. */
export function useOfficePeople(): OfficePeople {
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
