import { DUTY_FINDINGS, type DutyFindingKind } from './duties.lists.ts';
import { type DutyRole, type DutyTerm, holdsOn, isInForce, OPEN_END } from './duties.rules.ts';
import { clashesOf, gapsOf, vacantSince } from './succession.rules.ts';

/** An assignment as the findings look at it; of voided members and groups there are none. */
export type ExaminedTerm = DutyTerm & {
  readonly id: string;
  readonly memberName: string;
  readonly scopeText: string | null;
  readonly postDutyText: string | null;
  readonly dutyIds: readonly string[];
  readonly sectionNames: readonly string[];
};

/** Everything about the duties of an office, whatever the date. */
export type DutyFacts = {
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly establishedOn: string;
    readonly dissolvedOn: string | null;
  }[];
  readonly terms: readonly ExaminedTerm[];
  readonly items: readonly {
    readonly id: string;
    readonly leadingGroupId: string;
    readonly text: string;
    readonly startOn: string;
    readonly endOn: string | null;
  }[];
  /** Members that are not in office any more, as entered now. */
  readonly inactiveMemberIds: ReadonlySet<string>;
  /** Units that were dissolved, by name, with the day on which they ended. */
  readonly endedUnits: ReadonlyMap<string, string>;
};

/** Something to be mended; `params` fill the places of its sentence `dutyFindings.<kind>`. */
export type DutyFinding = {
  readonly kind: DutyFindingKind;
  readonly groupId: string;
  readonly assignmentId: string | null;
  readonly memberId: string | null;
  readonly dutyId: string | null;
  readonly role: DutyRole | null;
  readonly params: Record<string, string>;
};

/** Roles whose post should not stand empty between two holders. */
const WATCHED_ROLES = ['leader', 'deputy_leader', 'office_director'] as const;

/**
 * What is wrong with the duties on a day, the gravest first: groups in force alone. Overlaps are those that have begun by then, gaps
 * those that lie behind.
 * @param today members are known to be in office or not as of now alone, so that no earlier day is asked about it
 */
export function dutyFindings(facts: DutyFacts, at: string, today: string): DutyFinding[] {
  const found = facts.groups
    .filter((group) => isInForce(group, at))
    .flatMap((group) => {
      const terms = facts.terms.filter(({ leadingGroupId }) => leadingGroupId === group.id);
      const now = terms.filter((term) => holdsOn(term, at));
      const base = { groupId: group.id, assignmentId: null, memberId: null, dutyId: null, role: null };
      return [
        ...postFindings(terms, at).map((finding) => ({ ...base, ...finding })),
        ...termFindings(facts, now, { establishedOn: group.establishedOn, at, today }).map((finding) => ({
          ...base,
          ...finding,
        })),
        ...itemFindings(facts, group.id, now, at).map((finding) => ({ ...base, ...finding })),
      ].map((finding) => ({ ...finding, params: { group: group.name, ...finding.params } }));
    });
  return found.sort((a, b) => DUTY_FINDINGS.indexOf(a.kind) - DUTY_FINDINGS.indexOf(b.kind));
}

type Part = Pick<DutyFinding, 'kind' | 'params'> & Partial<DutyFinding>;

/** Posts without holder, with a gap, or with holders that stand against each other. */
function postFindings(terms: readonly ExaminedTerm[], at: string): Part[] {
  const found: Part[] = [];
  for (const role of WATCHED_ROLES) {
    const held = terms.filter((term) => term.role === role);
    const since = vacantSince(held, at);
    const isEmpty = !held.some((term) => holdsOn(term, at));
    if (role === 'leader' && isEmpty) found.push({ kind: 'no_leader', role, params: { since: since ?? '' } });
    else if (since !== undefined) found.push({ kind: 'vacant', role, params: { since } });
    for (const { from, to } of gapsOf(held)) {
      if (to < at) found.push({ kind: 'gap', role, params: { from, to } });
    }
  }
  for (const { kind, one, other, from, to } of clashesOf(terms)) {
    if (from > at) continue;
    const params = { name: one.memberName, other: other.memberName, from, to: to === OPEN_END ? '' : to };
    found.push({ kind, role: other.role, assignmentId: other.id, memberId: other.memberId, params });
  }
  return found;
}

/** What is wrong with the assignments in effect. */
function termFindings(
  facts: DutyFacts,
  now: readonly ExaminedTerm[],
  { establishedOn, at, today }: { readonly establishedOn: string; readonly at: string; readonly today: string },
): Part[] {
  const texts = new Map(facts.items.map((item) => [item.id, item]));
  const idle = new Set(now.filter((term) => !hasDuty(term)).map(({ memberId }) => memberId));
  for (const term of now) if (hasDuty(term)) idle.delete(term.memberId);
  return now.flatMap((term) => {
    const of = (kind: DutyFindingKind, params: Record<string, string> = {}): Part => ({
      kind,
      assignmentId: term.id,
      memberId: term.memberId,
      role: term.role,
      params: { name: term.memberName, ...params },
    });
    const found: Part[] = [];
    if (at >= today && facts.inactiveMemberIds.has(term.memberId)) found.push(of('inactive_member'));
    // Somebody with two roles in the group is named once.
    if (idle.delete(term.memberId)) found.push(of('person_without_duty'));
    if (term.startOn < establishedOn) found.push(of('before_group', { from: term.startOn, establishedOn }));
    for (const name of term.sectionNames) {
      const endedOn = facts.endedUnits.get(name);
      if (endedOn !== undefined && endedOn <= at) found.push(of('dissolved_section', { section: name, endedOn }));
    }
    for (const id of term.dutyIds) {
      const item = texts.get(id);
      if (item !== undefined && !holdsOn(item, at))
        found.push({ ...of('ended_duty', { duty: item.text }), dutyId: id });
    }
    return found;
  });
}

/** Duty items in effect that nobody answers for. */
function itemFindings(facts: DutyFacts, groupId: string, now: readonly ExaminedTerm[], at: string): Part[] {
  const owned = new Set(now.flatMap(({ dutyIds }) => dutyIds));
  return facts.items
    .filter((item) => item.leadingGroupId === groupId && holdsOn(item, at) && !owned.has(item.id))
    .map((item) => ({ kind: 'duty_without_owner', dutyId: item.id, params: { duty: item.text } }));
}

/** Whether a term names a duty of either kind. */
function hasDuty(term: Pick<ExaminedTerm, 'scopeText' | 'postDutyText' | 'dutyIds'>): boolean {
  return term.dutyIds.length > 0 || (term.scopeText ?? '') !== '' || (term.postDutyText ?? '') !== '';
}
