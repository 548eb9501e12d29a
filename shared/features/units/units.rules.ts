import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { nameKey } from '../../lib/nameKey.ts';

/** The field of an organization in which units of a level stand by name; null: the registry does not name them. */
export function fieldOfLevel(level: string): 'supervisingUnit' | 'townshipName' | 'communityName' | null {
  if (level === 'township') return 'townshipName';
  if (level === 'community') return 'communityName';
  return level === 'section' ? null : 'supervisingUnit';
}

/** What two units must not share: the name among those of their kind, of communities within one township. */
export function unitKey(unit: {
  readonly level: string;
  readonly parentId: string | null;
  readonly name: string;
}): string {
  const kind = unit.level === 'township' || unit.level === 'community' ? unit.level : 'unit';
  return `${kind} ${kind === 'community' ? (unit.parentId ?? '') : ''} ${nameKey(unit.name)}`;
}

/** What is looked at before a unit is renamed, merged or ended. */
export type UnitChangeCase = {
  readonly effectiveOn: string;
  readonly today: string;
  readonly validFrom: string | null;
  readonly endedOn: string | null;
  /** Day of the unit's latest change that stands. */
  readonly latestOn: string | null;
};

/** A change lies not in the future, not before the unit and not before its latest change; an ended unit changes no more. */
export function checkUnitChange(change: UnitChangeCase): FieldIssue[] {
  const { effectiveOn, today, validFrom, endedOn, latestOn } = change;
  const issues: FieldIssue[] = [];
  if (endedOn !== null) issues.push({ field: 'effectiveOn', code: 'unit_ended', params: { date: endedOn } });
  if (effectiveOn > today) issues.push({ field: 'effectiveOn', code: 'date_in_future' });
  if (validFrom !== null && effectiveOn < validFrom) {
    issues.push({ field: 'effectiveOn', code: 'unit_before_start', params: { date: validFrom } });
  }
  if (latestOn !== null && effectiveOn < latestOn) {
    issues.push({ field: 'effectiveOn', code: 'unit_before_latest', params: { date: latestOn } });
  }
  return issues;
}

/** What a name is looked up by in a form's list. */
type Named = {
  readonly name: string;
  readonly shortName: string | null;
  readonly initials: string;
  readonly formerNames: readonly string[];
};

/** Whether a unit fits what is typed: part of a present, short or former name, or of the pinyin initials. */
export function fitsTyped(unit: Named, typed: string): boolean {
  const key = nameKey(typed).toLowerCase();
  if (key === '') return true;
  const names = [unit.name, unit.shortName ?? '', ...unit.formerNames];
  return (
    names.some((name) => nameKey(name).toLowerCase().includes(key)) ||
    (/^[a-z]+$/.test(key) && unit.initials.includes(key))
  );
}
