import { SegmentedControl } from '@mantine/core';
import { useStore } from '#renderer/api/store.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { MessageKey } from '#shared/text/index.ts';
import { VIEWS, type View, viewStore } from './duplicatesFilter.ts';
import { MergesList } from './MergesList.tsx';
import { PairsList } from './PairsList.tsx';

const VIEW_WORDS: Readonly<Record<View, MessageKey>> = {
  open: 'duplicates.viewOpen',
  distinct: 'duplicates.viewDistinct',
  merges: 'duplicates.viewMerges',
};

/** 疑似重复: pairs that look alike, those found to be different, and what was merged (features R3). */
export function DuplicatesPage() {
  const { t } = useText();
  const view = useStore(viewStore);
  const choice = (
    <SegmentedControl
      aria-label={t('duplicates.view')}
      size="xs"
      value={view}
      onChange={(value) => viewStore.set(VIEWS.find((one) => one === value) ?? 'open')}
      data={VIEWS.map((value) => ({ value, label: t(VIEW_WORDS[value]) }))}
    />
  );
  return view === 'merges' ? <MergesList choice={choice} /> : <PairsList key={view} view={view} choice={choice} />;
}
