import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { TODAY_TABS } from '#renderer/app/navigationItems.ts';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { daysBetween, shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ActionsCard, MyActionsCard } from './ActionsCard.tsx';
import { Card, Line, SHOWN } from './Card.tsx';
import { ContactsCard } from './ContactsCard.tsx';
import { FirstActs } from './FirstActs.tsx';
import { HandoversCard } from './HandoversCard.tsx';
import { MinutesCard } from './MinutesCard.tsx';
import { OfficialDocumentsCard } from './OfficialDocumentsCard.tsx';
import { PinnedViewsCard } from './PinnedViewsCard.tsx';
import { placeOfDraft } from './placeOfDraft.ts';
import { RecurringDutiesCard } from './RecurringDutiesCard.tsx';
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
  const mine = useCall('actions.mine', { limit: SHOWN });
  const organizations = useCall('organizations.list', { limit: 1 });
  const empty = meetings.data?.total === 0 && organizations.data?.total === 0 && actions.data?.total === 0;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${today}T00:00:00Z`),
  );
  return (
    <Page title={t('today.today')} subtitle={`${today} ${weekday}`}>
      <SubTabs label={t('shell.today')} tabs={TODAY_TABS} />
      <ErrorNotice error={meetings.error ?? actions.error ?? organizations.error} />
      {empty && <FirstActs />}
      <div className={styles.columns}>
        <div className={styles.column}>
          {can('documents.create') && <OfficialDocumentsCard />}
          <MyActionsCard mine={mine.data} />
          <ActionsCard data={actions.data} />
          {can('duties.read') && <HandoversCard />}
          {can('duties.read') && <ContactsCard />}
          <MinutesCard />
          {can('meetings.write') && <DraftsCard />}
        </div>
        <div className={styles.column}>
          {can('search.find') && <PinnedViewsCard />}
          <MeetingsCard rows={meetings.data?.rows} today={today} />
          <RecurringDutiesCard />
          <CertificatesCard today={today} />
        </div>
      </div>
    </Page>
  );
}

type MeetingRow = NonNullable<ReturnType<typeof useCall<'meetings.list'>>['data']>['rows'][number];

function MeetingsCard({ rows, today }: { readonly rows: readonly MeetingRow[] | undefined; readonly today: string }) {
  const { t } = useText();
  // Drafts of meetings that were held stand among the minutes that wait.
  const due = rows?.filter((row) =>
    row.recordState === 'draft' ? row.startAt.slice(0, 10) > today : row.recordState === 'final' && !row.signed,
  );
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
            state={<MeetingBadge row={row} />}
          />
        ))}
    />
  );
}

function MeetingBadge({ row }: { readonly row: MeetingRow }) {
  const { t } = useText();
  if (row.recordState === 'final')
    return (
      <StateBadge tone="near" icon="flag">
        {t('today.meetingToSign')}
      </StateBadge>
    );
  return (
    <StateBadge tone="quiet" icon="clock">
      {t('today.meetingFuture')}
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
