import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { daysBetween, shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { Card, Line, SHOWN } from './Card.tsx';
import { FirstActs } from './FirstActs.tsx';
import { OfficialDocumentsCard } from './OfficialDocumentsCard.tsx';
import { PinnedViewsCard } from './PinnedViewsCard.tsx';
import { placeOfDraft } from './placeOfDraft.ts';
import styles from './TodayPage.module.css';

/** Days ahead for which ending certificates are listed. */
const CERTIFICATE_DAYS = 90;

/** What there is to do today, each line one press from the work. */
export function TodayPage() {
  const { t, locale } = useText();
  const { today } = useSession();
  const can = useCan();
  const meetings = useCall('meetings.list', { limit: 100 });
  const actions = useCall('actions.list', { show: 'open', limit: SHOWN });
  const organizations = useCall('organizations.list', { limit: 1 });
  const empty = meetings.data?.total === 0 && organizations.data?.total === 0 && actions.data?.total === 0;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${today}T00:00:00Z`),
  );
  return (
    <Page title={t('today.today')} subtitle={`${today} ${weekday}`}>
      <ErrorNotice error={meetings.error ?? actions.error ?? organizations.error} />
      {empty && <FirstActs />}
      <div className={styles.columns}>
        <div className={styles.column}>
          {can('documents.create') && <OfficialDocumentsCard />}
          <ActionsCard data={actions.data} />
          {can('meetings.write') && <DraftsCard />}
        </div>
        <div className={styles.column}>
          {can('search.find') && <PinnedViewsCard />}
          <MeetingsCard rows={meetings.data?.rows} today={today} />
          <CertificatesCard today={today} />
        </div>
      </div>
    </Page>
  );
}

function ActionsCard({ data }: { readonly data: ReturnType<typeof useCall<'actions.list'>>['data'] }) {
  const { t } = useText();
  return (
    <Card
      title={t('today.actions')}
      count={data?.total}
      more={{ href: '/actions', label: t('today.actionsAll') }}
      none={t('today.actionsNone')}
      rows={data?.rows.map((row) => (
        <Line
          key={row.id}
          href={row.meetingId === null ? '/actions' : `/meetings/${row.meetingId}`}
          name={row.text}
          note={row.responsibleUnit ?? row.responsibleNames ?? ''}
          state={<ActionBadge state={row.state} days={row.daysLeft} />}
        />
      ))}
    />
  );
}

function ActionBadge({ state, days }: { readonly state: string; readonly days: number }) {
  const { t } = useText();
  if (state === 'overdue')
    return (
      <StateBadge tone="overdue" icon="warning">
        {t('actions.daysOver', { days: -days })}
      </StateBadge>
    );
  const words = days === 0 ? t('actions.dueToday') : t('actions.daysLeft', { days });
  return (
    <StateBadge tone={state === 'near' ? 'near' : 'quiet'} icon={state === 'near' ? 'clock' : 'dot'}>
      {words}
    </StateBadge>
  );
}

type MeetingRow = NonNullable<ReturnType<typeof useCall<'meetings.list'>>['data']>['rows'][number];

function MeetingsCard({ rows, today }: { readonly rows: readonly MeetingRow[] | undefined; readonly today: string }) {
  const { t } = useText();
  const due = rows?.filter((row) => row.recordState === 'draft' || (row.recordState === 'final' && !row.signed));
  return (
    <Card
      title={t('today.meetings')}
      count={due?.length}
      more={{ href: '/meetings', label: t('today.meetingsAll') }}
      none={t('today.meetingsNone')}
      rows={due
        ?.slice(0, SHOWN)
        .map((row) => (
          <Line
            key={row.id}
            href={`/meetings/${row.id}`}
            name={row.title}
            note={row.startAt.replace('T', ' ')}
            state={<MeetingBadge row={row} today={today} />}
          />
        ))}
    />
  );
}

function MeetingBadge({ row, today }: { readonly row: MeetingRow; readonly today: string }) {
  const { t } = useText();
  if (row.recordState === 'final')
    return (
      <StateBadge tone="near" icon="flag">
        {t('today.meetingToSign')}
      </StateBadge>
    );
  if (row.startAt.slice(0, 10) > today)
    return (
      <StateBadge tone="quiet" icon="clock">
        {t('today.meetingFuture')}
      </StateBadge>
    );
  return (
    <StateBadge tone="behind" icon="pencil">
      {t('today.meetingDraft')}
    </StateBadge>
  );
}

function CertificatesCard({ today }: { readonly today: string }) {
  const { t } = useText();
  const until = new Date(Date.parse(`${today}T00:00:00Z`) + CERTIFICATE_DAYS * 86_400_000).toISOString().slice(0, 10);
  const { data } = useCall('organizations.list', {
    filter: { certificateEndsBy: until },
    sort: { column: 'certificateValidTo', direction: 'asc' },
    limit: SHOWN,
  });
  return (
    <Card
      title={t('today.certificates')}
      count={data?.total}
      more={{ href: '/organizations', label: t('today.certificatesAll') }}
      none={t('today.certificatesNone')}
      rows={data?.rows.map((row) => (
        <Line
          key={row.id}
          href={`/organizations/${row.id}`}
          name={row.name}
          note={row.certificateValidTo ?? ''}
          state={<DueBadge daysLeft={daysBetween(today, row.certificateValidTo ?? today)} />}
        />
      ))}
    />
  );
}

function DraftsCard() {
  const { t } = useText();
  const { data } = useCall('drafts.list', {});
  return (
    <Card
      title={t('today.drafts')}
      count={data?.drafts.length}
      none={t('today.draftsNone')}
      rows={data?.drafts
        .slice(0, SHOWN)
        .map((draft) => (
          <Line
            key={draft.key}
            href={placeOfDraft(draft.key)}
            name={draft.title}
            state={<span className={styles.note}>{t('today.draftAt', { at: shortMoment(draft.savedAt) })}</span>}
          />
        ))}
    />
  );
}
