import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { chosenDocument } from '#renderer/api/issuedDocuments.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { useStore } from '#renderer/api/store.ts';
import { commands } from '#renderer/ui/commands.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { SearchGroup, TextPart } from '#shared/features/search/search.contract.ts';
import { listOfHits, placeOfHit } from './placeOfHit.ts';

/** One line of the search and command box. */
export type PaletteLine = {
  readonly key: string;
  readonly group: string;
  readonly title: readonly TextPart[];
  readonly detail: string;
  /** Where the words stand when the title does not show them. */
  readonly snippet: { readonly field: string; readonly parts: readonly TextPart[] } | null;
  readonly badge: { readonly text: string; readonly help: string } | null;
  readonly shortcut: string | undefined;
  readonly tone: 'hit' | 'more' | 'command';
  run(): void;
};

/** Milliseconds after the last key until the search is asked. */
const TYPING = 80;
const HITS_OF_GROUP = 6;
const PLAIN = { snippet: null, badge: null, shortcut: undefined } as const;

/** Hits in groups, then the commands that fit; an answer to an earlier text is never shown under a later one's groups for long. */
export function usePaletteLines(
  text: string,
  close: () => void,
): { readonly lines: readonly PaletteLine[]; readonly searching: boolean } {
  const can = useCan();
  const [settled] = useDebouncedValue(text, TYPING);
  const wanted = settled !== '' && text !== '' && can('search.find');
  const found = useCall('search.find', { text: settled, limit: HITS_OF_GROUP }, { enabled: wanted, keep: true });
  const hitLines = useHitLines(wanted ? (found.data?.groups ?? []) : [], settled, close);
  const commandLines = useCommandLines(text, close);
  return { lines: [...hitLines, ...commandLines], searching: wanted && (found.isFetching || settled !== text) };
}

function useHitLines(groups: readonly SearchGroup[], text: string, close: () => void): PaletteLine[] {
  const { t } = useText();
  const [, go] = useLocation();
  return groups.flatMap(({ kind, hits, total, isWhole }) => {
    const group = t(isWhole ? 'search.groupCount' : 'search.groupCountMore', {
      kind: t(`search.kind_${kind}`),
      count: total,
    });
    const lines = hits.map((hit): PaletteLine => {
      const { snippet, page, match } = hit;
      return {
        key: `${kind} ${hit.id}`,
        group,
        title: hit.titleParts,
        detail: page === null ? hit.detail : `${hit.detail} ${t('search.onPage', { page })}`,
        snippet: snippet && { field: t(`search.field_${snippet.field}`), parts: snippet.parts },
        badge: match === 'near' ? { text: t('search.near'), help: t('search.nearHelp') } : null,
        shortcut: undefined,
        tone: 'hit',
        run() {
          close();
          if (kind === 'document') chosenDocument.set(hit.id);
          go(placeOfHit(hit));
        },
      };
    });
    const list = total > hits.length ? listOfHits(kind, text) : undefined;
    if (list === undefined) return lines;
    const more: PaletteLine = {
      ...PLAIN,
      key: `${kind} all`,
      group,
      title: [{ text: t('search.showAll'), marked: false }],
      detail: '',
      tone: 'more',
      run() {
        close();
        list.prepare();
        go(list.place);
      },
    };
    return [...lines, more];
  });
}

function useCommandLines(text: string, close: () => void): readonly PaletteLine[] {
  const { t } = useText();
  const all = useStore(commands);
  return useMemo(() => {
    const words = text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    return all
      .filter((command) => command.id !== 'palette' && command.canRun())
      .map((command) => {
        const group = command.group === undefined ? undefined : t(command.group);
        const title = group === undefined ? t(command.label) : `${group} ${t(command.label)}`;
        return { command, title };
      })
      .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
      .map(
        ({ command, title }): PaletteLine => ({
          ...PLAIN,
          key: `command ${command.id}`,
          group: t('shell.searchCommands'),
          title: [{ text: title, marked: false }],
          detail: '',
          shortcut: command.shortcut,
          tone: 'command',
          run() {
            close();
            command.run();
          },
        }),
      );
  }, [all, text, t, close]);
}
