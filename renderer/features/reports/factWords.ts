import { z } from 'zod';
import type { Text } from '#renderer/ui/text.tsx';
import { type AskedFigure, askableFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName, askedValue } from '#shared/features/rollUp/figureWords.ts';

/** Where the words of codes in facts stand: `<set>.<field>`, or the field alone where it means the same in every set. */
const CODES: Readonly<Record<string, string>> = {
  'organizationEvents.kind': 'organizationLabels.event_',
  'meetings.kind': 'meetingKindLabels.',
  'studySessions.kind': 'studyKindLabels.',
  'studyMonths.kind': 'studyKindLabels.',
  'inspections.target': 'inspectionTargetLabels.',
  kind: 'organizationLabels.registrationKind_',
  type: 'organizationLabels.legalType_',
  conclusion: 'organizationLabels.conclusion_',
  role: 'dutyRoleLabels.',
  status: 'actionStatusLabels.',
  level: 'adoptionLevelLabels.',
  category: 'activityCategoryLabels.',
  activityKind: 'activityKindLabels.',
  'returnedFigures.timeliness': 'recipientStateLabels.',
  'collectionOffices.timeliness': 'recipientStateLabels.',
  mark: 'reportFacts.mark_',
  timeliness: 'filingTimelinessLabels.',
  unitDecision: 'unitDecisionLabels.',
  result: 'filingResultLabels.',
  levelBefore: 'riskLevelLabels.',
  levelAfter: 'riskLevelLabels.',
};

type Words = Pick<Text, 't' | 'known' | 'locale'>;
/** What lower offices returned is named by the figures of a report. */
const FIGURES: ReadonlyMap<string, AskedFigure> = new Map(askableFigures().map((figure) => [figure.key, figure]));
const several = z.record(z.string(), z.unknown()).or(z.array(z.unknown()));

/** The name of a value that the facts of a set are judged by; few mean another thing in one set than in the others. */
export function factField(set: string, field: string, { known, locale }: Words): string {
  const figure = FIGURES.get(field);
  if (figure !== undefined) return askedName(figure, locale);
  return known(`reportFacts.${set}_${field}`) ?? known(`reportFacts.${field}`) ?? field;
}

/** A value of a fact in words: codes by their catalogue, what consists of several values one after the other; 无 for nothing. */
export function factValue(set: string, field: string, value: string, words: Words): string {
  if (value === '') return words.t('common.none');
  const parts = /^[[{]/u.test(value) ? several.safeParse(parsed(value)) : undefined;
  return parts?.success ? partsOf(set, field, parts.data, words).join('、') : codeWord(set, field, value, words);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function partsOf(set: string, field: string, value: unknown, words: Words): readonly string[] {
  if (Array.isArray(value)) {
    const own: readonly unknown[] = value;
    return own.flatMap((one) => partsOf(set, field, one, words));
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => {
      // What is named beside it says more than its number in the store.
      if (name === 'id') return [];
      const figure = FIGURES.get(name);
      if (figure !== undefined && (typeof one === 'number' || one === null))
        return [`${askedName(figure, words.locale)} ${askedValue(figure, one, words.locale)}`];
      const shown = partsOf(set, name, one, words).join('、');
      return shown === '' ? [] : [`${factField(set, name, words)} ${shown}`];
    });
  return value === null || value === undefined ? [] : [codeWord(set, field, String(value), words)];
}

function codeWord(set: string, field: string, value: string, { t, known }: Words): string {
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'common.yes' : 'common.no');
  const section = CODES[`${set}.${field}`] ?? CODES[field];
  return (section === undefined ? undefined : known(`${section}${value}`)) ?? value;
}
