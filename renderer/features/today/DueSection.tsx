import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import type { TodayLine } from '#shared/features/today/today.contract.ts';
import {
  TODAY_GROUPS,
  type TodayGroup,
  type TodayHorizon,
  type TodayModule,
} from '#shared/features/today/today.lists.ts';
import { kindWords, ruleWords, saidWords } from '#shared/features/today/todayWords.ts';
import { Head, Line } from './Line.tsx';
import { listOf } from './listOf.ts';
import styles from './TodayPage.module.css';

type Narrowing = {
  readonly within: TodayHorizon;
  readonly module: TodayModule | undefined;
  readonly group: TodayGroup | undefined;
};
type Day = Pick<CallOutput<'today.get'>, 'total' | 'overdue' | 'groups' | 'modules'>;

/** Lines of a module or a group that are read at once. */
const MOST = 500;

/** What is overdue and due over all modules by how far off its day is; a module or a group on its own where it was chosen. */
export function DueSection({ day, within, module, group }: Narrowing & { readonly day: Day }) {
  const { t, label } = useText();
  const isNarrowed = module !== undefined || group !== undefined;
  const back = placeFor(within, {});
  return (
    <section className={styles.card} aria-label={t('today.due')}>
      <Head title={t('today.due')} count={day.total}>
        {isNarrowed && <Link href={back}>{t('today.dueBack')}</Link>}
        {!isNarrowed && day.overdue > 0 && (
          <StateBadge tone="overdue" icon="warning">
            {t('today.overdueCount', { count: day.overdue })}
          </StateBadge>
        )}
      </Head>
      {day.modules.length > 1 && (
        <nav className={styles.modules} aria-label={t('today.dueModules')}>
          {day.modules.map((one) => (
            <Link
              key={one.module}
              href={one.module === module ? back : placeFor(within, { module: one.module })}
              className={styles.module}
              aria-current={one.module === module ? 'true' : undefined}
              data-overdue={one.overdue > 0}
              title={one.overdue > 0 ? t('today.moduleOverdue', { count: one.overdue }) : undefined}
            >
              {t('today.moduleCount', {
                name: label('todayModuleLabels', one.module),
                count: one.overdue + one.ahead,
              })}
              {one.overdue > 0 && (
                <>
                  <IconAlertTriangle size={12} aria-hidden />
                  <span className="visually-hidden">{t('today.moduleOverdue', { count: one.overdue })}</span>
                </>
              )}
            </Link>
          ))}
        </nav>
      )}
      {isNarrowed ? (
        <Narrowed within={within} module={module} group={group} />
      ) : (
        <>
          {day.groups.length === 0 && <p className={styles.none}>{t('today.dueNone')}</p>}
          {day.groups.map((one) => (
            <Group key={one.group} {...one} within={within} />
          ))}
        </>
      )}
    </section>
  );
}

/** Everything of one module or group. */
function Narrowed({ within, module, group }: Narrowing) {
  const { t, label } = useText();
  const asked = { within, ...(module ? { module } : {}), ...(group ? { group } : {}) };
  const { data, error, refetch } = useCall('today.due', { ...asked, limit: MOST }, { keep: true });
  const rows = data?.rows ?? [];
  const groups = TODAY_GROUPS.map((one) => ({ group: one, rows: rows.filter((row) => row.group === one) }));
  return (
    <>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data?.rows.length === 0 && <p className={styles.none}>{t('today.dueNoneOf')}</p>}
      {groups
        .filter((one) => one.rows.length > 0)
        .map((one) => (
          <Group key={one.group} {...one} total={one.rows.length} within={within} />
        ))}
      {data !== undefined && data.total > rows.length && (
        <p className={styles.none}>{t('today.more', { count: data.total - rows.length })}</p>
      )}
      {module !== undefined && (
        <p className={styles.none}>
          <Link href={listOf(module, group)}>
            {t('today.dueOpenList', { module: label('todayModuleLabels', module) })}
          </Link>
        </p>
      )}
    </>
  );
}

type GroupProps = {
  readonly group: TodayGroup;
  readonly total: number;
  readonly rows: readonly TodayLine[];
  readonly within: TodayHorizon;
};

function Group({ group, total, rows, within }: GroupProps) {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const title = label('todayGroupLabels', group);
  return (
    <section aria-label={title}>
      <h3 className={styles.group} data-group={group}>
        {title} <span className={styles.count}>{total}</span>
      </h3>
      <ul>
        {rows.map((row) => (
          <DueLine key={row.id} row={row} />
        ))}
        {total > rows.length && (
          <li>
            <button
              type="button"
              className={styles.rest}
              data-walk="line"
              onClick={() => navigate(group === 'later' ? '/actions' : placeFor(within, { group }))}
            >
              {t('today.dueShowAll', { count: total })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

function DueLine({ row }: { readonly row: TodayLine }) {
  const { t, known } = useText();
  const name = saidWords(row.title, t);
  const rule = ruleWords(row, t, known);
  const asked = row.parameters.asked === 1 ? t('today.asked') : null;
  return (
    <Line
      href={row.place}
      state={<DueBadge daysLeft={row.daysLeft} />}
      kind={kindWords(row.kind, known)}
      name={name}
      note={asked ?? row.who}
      end={row.dueOn}
      title={rule === '' ? name : `${name}\n${t('today.rule', { rule })}`}
    />
  );
}

function placeFor(within: TodayHorizon, parts: Readonly<Record<string, string>>): string {
  return placeWith('/today', { within: within === 30 ? null : String(within), ...parts });
}
