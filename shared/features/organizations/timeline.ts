import { z } from 'zod';
import { datePrecision, recordId } from '../../contract/primitives.ts';

/** What an entry of the time line is about; the page filters by it (features R16). */
export const TIMELINE_KINDS = [
  'event',
  'review',
  'term',
  'meeting',
  'paper',
  'grade',
  'supervision',
  'commitment',
  'inspection',
  'filing',
  'matter',
  'dormant',
  'risk',
  'community',
  'action',
  'contact',
  'file',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/**
 * One line of the time line. Its sentence is `timelineText.<text>` with `parameters`; the parameters named in `labels` are words of a list
 * (or several) and are looked up first, so that the line reads in the language of the page.
 */
export const timelineEntry = z.strictObject({
  /** Sorts the line and continues the list behind it (`before`). */
  key: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  /** Collection and id of the record behind the line. */
  collection: z.string(),
  id: recordId,
  on: z.string(),
  precision: datePrecision,
  text: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  labels: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Where the record opens, an address of the program. */
  place: z.string(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

type Look = (key: string, parameters?: Readonly<Record<string, unknown>>) => string | undefined;

/** The sentence of an entry. @param look finds a text of the catalogue; undefined when there is none */
export function timelineSentence(entry: Pick<TimelineEntry, 'text' | 'parameters' | 'labels'>, look: Look): string {
  const word = (key: string) => look(key) ?? key.split('.').at(-1) ?? '';
  const words = Object.entries(entry.labels).map(([name, keys]) => [
    name,
    (typeof keys === 'string' ? [keys] : keys).map(word).join(look('timelineText.join')),
  ]);
  const parameters = { ...entry.parameters, ...Object.fromEntries(words) };
  const sentence = look(`timelineText.${entry.text}`, parameters) ?? entry.text;
  // A part that is empty leaves its comma or colon behind.
  return sentence.replace(/[：:，,] *(?=[，,]|$)/gu, '').trim();
}

/** The date of an entry as exactly as it is known. */
export function timelineDay({ on, precision }: Pick<TimelineEntry, 'on' | 'precision'>): string {
  return on.slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
}
