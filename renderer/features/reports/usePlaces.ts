import { useCallback, useMemo } from 'react';
import type { EditorPlaces, PlaceLook } from '#renderer/ui/editor/places.ts';
import { useText } from '#renderer/ui/text.tsx';
import { partLine, placeMeaning } from '#shared/features/reports/placeCatalog.ts';
import { type PeriodWords, placeName } from '#shared/features/reports/places.rules.ts';
import { wordText } from '#shared/features/reports/placeWords.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import type { ComparedPeriod } from '#shared/features/reports/reports.lists.ts';

/** A number of the report: a line of its figures in one of the compared periods. */
export type NumberKey = { readonly key: string; readonly period: ComparedPeriod };

type Options = {
  readonly lines: readonly FigureLine[];
  readonly words: PeriodWords;
  /** Texts as the service gave them; what was inserted since is reckoned here. */
  readonly texts: Readonly<Record<string, string>>;
  /** What stood there before the last refresh, by place. */
  readonly changed: Readonly<Record<string, string>>;
};

/** How the places of a text are shown, from the figures as last counted. */
export function usePlaceLook({ lines, words, texts, changed }: Options): (name: string) => PlaceLook {
  const { t } = useText();
  return useCallback(
    (raw: string): PlaceLook => {
      const name = placeName(raw);
      const meaning = placeMeaning(name, lines);
      if (meaning === null) {
        return { text: `{{${raw}}}`, shape: 'inline', tone: 'unknown', title: t('reports.placeUnknown', { name }) };
      }
      if (meaning.kind === 'table' || meaning.kind === 'chart') {
        return { text: name, shape: meaning.kind, tone: 'plain', title: t(`reports.place_${meaning.kind}`, { name }) };
      }
      const text = texts[name] ?? wordText(meaning, lines, words);
      if (text === null)
        return { text: name, shape: 'inline', tone: 'plain', title: t('reports.placeUncounted', { name }) };
      const before = changed[name];
      return before === undefined
        ? { text, shape: 'inline', tone: 'plain', title: t('reports.placeIs', { name, text }) }
        : { text, shape: 'inline', tone: 'changed', title: t('reports.placeChanged', { name, text, before }) };
    },
    [lines, words, texts, changed, t],
  );
}

/** The number that a place shows; null for words, tables, charts, and what was not counted. */
export function numberOfPlace(raw: string, lines: readonly FigureLine[]): NumberKey | null {
  const meaning = placeMeaning(placeName(raw), lines);
  if (meaning?.kind !== 'figure') return null;
  const { spec, part, suffix } = meaning;
  const line = part === null ? lines.find(({ key }) => key === spec.key) : partLine(spec.key, part, lines);
  // A comparison opens what is compared: the records of the present period.
  const period = suffix !== null && suffix.as === 'value' ? suffix.period : 'current';
  return line === undefined ? null : { key: line.key, period };
}

/** The group of figures that a table or chart shows; null for any other place. */
export function groupOfPlace(raw: string, lines: readonly FigureLine[]): string | null {
  const meaning = placeMeaning(placeName(raw), lines);
  return meaning?.kind === 'table' || meaning?.kind === 'chart' ? meaning.content : null;
}

/** The words of a report's period that stay the same object while nothing in them changes. */
export function usePeriodWords(words: PeriodWords): PeriodWords {
  const { officeName, kind, periodStart, periodEnd, countedAt, snapshotSha256 } = words;
  return useMemo(
    () => ({ officeName, kind, periodStart, periodEnd, countedAt, snapshotSha256 }),
    [officeName, kind, periodStart, periodEnd, countedAt, snapshotSha256],
  );
}

/** The places of a template: each shown by its name, for there are no numbers yet. */
export function useNamedPlaces(choose: () => void): EditorPlaces {
  const { t } = useText();
  return useMemo(
    () => ({
      look: (raw: string): PlaceLook => {
        const name = placeName(raw);
        const meaning = placeMeaning(name, []);
        if (meaning === null)
          return { text: `{{${raw}}}`, shape: 'inline', tone: 'unknown', title: t('reports.placeUnknown', { name }) };
        const shape = meaning.kind === 'table' || meaning.kind === 'chart' ? meaning.kind : 'inline';
        return { text: name, shape, tone: 'plain', title: t('reports.placeNamed', { name }) };
      },
      canonical: placeName,
      open: () => undefined,
      choose,
    }),
    [choose, t],
  );
}
