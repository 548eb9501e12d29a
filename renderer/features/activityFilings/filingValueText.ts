import type { Text } from '#renderer/ui/text.tsx';

const SECTIONS: Readonly<Record<string, string>> = {
  activityKind: 'activityKindLabels',
  supervisingUnitDecision: 'unitDecisionLabels',
  result: 'filingResultLabels',
  timeliness: 'filingTimelinessLabels',
  recordState: 'recordStateLabels',
};

/** A former or new value of a filing in the history, in words. */
export function filingValueText(field: string, value: unknown, { t, known }: Text): string {
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (field === 'startAt' || field === 'endAt') return String(value).replace('T', ' ');
  const section = SECTIONS[field];
  const words = section === undefined ? undefined : known(`${section}.${String(value)}`);
  if (words !== undefined) return words;
  return typeof value === 'object' ? t('activityFilings.valueStored') : String(value);
}
