import { Button, Chip } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import type { OrganizationTabProps } from '#renderer/app/organizationTabs.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import {
  TIMELINE_KINDS,
  type TimelineEntry,
  type TimelineKind,
  timelineDay,
  timelineSentence,
} from '#shared/features/organizations/timeline.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { useAsAtDay } from './asAtDay.ts';
import styles from './Timeline.module.css';

/** Entries read at once. */
const STEP = 100;
/** Most entries of one answer. */
const MOST = 500;

/** 时间线: everything of one organization by day, newest first; each line opens its record (features R16). */
export function TimelineTab({ organizationId }: OrganizationTabProps) {
  const { t, label } = useText();
  const [kinds, setKinds] = useState<readonly TimelineKind[]>([]);
  const [limit, setLimit] = useState(STEP);
  const [day] = useAsAtDay();
  const { data, error, refetch } = useCall(
    'organizations.timeline',
    {
      id: organizationId,
      limit,
      ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
      ...(day === null ? {} : { until: day }),
    },
    { keep: true },
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const present = TIMELINE_KINDS.filter((kind) => (data.counts[kind] ?? 0) > 0);
  const total = (kinds.length > 0 ? kinds : present).reduce((sum, kind) => sum + (data.counts[kind] ?? 0), 0);
  const years = grouped(data.entries, ({ on }) => on.slice(0, 4));
  return (
    <Section title={day === null ? t('timeline.title') : t('timeline.untilDay', { date: day })}>
      {present.length > 1 && (
        <Chip.Group
          multiple
          value={[...kinds]}
          onChange={(chosen) => setKinds(TIMELINE_KINDS.filter((kind) => chosen.includes(kind)))}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own */}
          <div className={styles.kinds} role="group" aria-label={t('timeline.filter')}>
            {present.map((kind) => (
              <Chip key={kind} value={kind} size="xs" radius="sm">
                {label('timelineKindLabels', kind)} {data.counts[kind]}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      )}
      {data.entries.length === 0 ? (
        <EmptyState title={t(kinds.length > 0 ? 'timeline.noneOfKind' : 'timeline.none')} />
      ) : (
        [...years].map(([year, entries]) => (
          <section key={year} className={styles.year} aria-label={year}>
            <h3 className={styles.yearName}>{year}</h3>
            <ol className={styles.lines}>
              {entries.map((entry) => (
                <Line key={entry.key} entry={entry} />
              ))}
            </ol>
          </section>
        ))
      )}
      {data.more && limit < MOST && (
        <Button variant="default" onClick={() => setLimit(Math.min(MOST, limit + STEP))}>
          {t('timeline.more', { count: Math.min(STEP, total - data.entries.length) })}
        </Button>
      )}
    </Section>
  );
}

function Line({ entry }: { readonly entry: TimelineEntry }) {
  const { label, known } = useText();
  return (
    <li className={styles.line}>
      <time className={styles.day}>{timelineDay(entry)}</time>
      <span className={styles.kind}>{label('timelineKindLabels', entry.kind)}</span>
      <Link href={entry.place} className={styles.sentence}>
        {timelineSentence(entry, known)}
      </Link>
    </li>
  );
}
