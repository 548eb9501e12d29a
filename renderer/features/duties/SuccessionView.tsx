import { Select } from '@mantine/core';
import { useCall } from '#renderer/api/queries.ts';
import { daysBetween } from '#renderer/ui/format.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { DUTY_ROLES } from '#shared/features/duties/duties.contract.ts';
import { OPEN_END } from '#shared/features/duties/duties.rules.ts';
import styles from './DutiesPage.module.css';
import type { Group, Item } from './dutyTypes.ts';

type Succession = CallOutput<'duties.succession'>;
type Props = { readonly group: Group; readonly items: readonly Item[]; readonly at: string };

/** Who held a role or a duty item of the group on the day, and everybody who ever held it, with gaps and overlaps between. */
export function SuccessionView({ group, items, at }: Props) {
  const { t, label } = useText();
  const [asked, ask] = useAddressPart('post');
  const role = DUTY_ROLES.find((one) => one === asked);
  const item = items.find(({ id }) => id === asked);
  const post = item === undefined ? { role: role ?? 'leader' } : { dutyId: item.id };
  const { data, error, refetch } = useCall('duties.succession', { leadingGroupId: group.id, post, at }, { keep: true });
  const now = data?.tenures.filter(({ heldThen }) => heldThen).map(({ memberName }) => memberName) ?? [];
  return (
    <>
      <div className={styles.asked}>
        <Select
          w={360}
          allowDeselect={false}
          searchable
          aria-label={t('duties.successionPost')}
          data={[
            {
              group: t('duties.roles'),
              items: DUTY_ROLES.map((one) => ({ value: one, label: label('dutyRoleLabels', one) })),
            },
            { group: t('duties.items'), items: items.map(({ id, text }) => ({ value: id, label: text })) },
          ]}
          value={item?.id ?? role ?? 'leader'}
          onChange={(id) => ask(id)}
        />
        {data !== undefined && (
          <strong>
            {now.length === 0
              ? t('duties.heldByNobody', { date: data.at })
              : t('duties.heldOn', { date: data.at, names: now.join('、') })}
          </strong>
        )}
      </div>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null && <LoadingState /> : <Tenures succession={data} />}
    </>
  );
}

type Line =
  | { readonly from: string; readonly tenure: Succession['tenures'][number] }
  | { readonly from: string; readonly stretch: Succession['stretches'][number] };

function Tenures({ succession }: { readonly succession: Succession }) {
  const { t, label } = useText();
  if (succession.tenures.length === 0) return <p className={styles.dim}>{t('duties.noTenures')}</p>;
  const lines: Line[] = [
    ...succession.tenures.map((tenure) => ({ from: tenure.startOn, tenure })),
    ...succession.stretches.map((stretch) => ({ from: stretch.from, stretch })),
  ].sort((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.dateRange}>{t('duties.term')}</th>
          <th className={styles.name}>{t('duties.memberName')}</th>
          <th>{t('duties.post')}</th>
          <th className={styles.narrow}>{t('duties.role')}</th>
          <th>{t('duties.basis')}</th>
          <th className={styles.narrow}>{t('common.status')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) =>
          'stretch' in line ? (
            <tr key={`${line.stretch.kind} ${line.from}`}>
              <td colSpan={6}>
                <StateBadge tone={line.stretch.kind === 'gap' ? 'behind' : 'overdue'} icon="warning">
                  {stretchWords(t, line.stretch)}
                </StateBadge>
              </td>
            </tr>
          ) : (
            <tr key={line.tenure.assignmentId} data-quiet={!line.tenure.heldThen}>
              <td>{`${line.tenure.startOn} — ${line.tenure.endOn ?? t('duties.toNow')}`}</td>
              <td>{line.tenure.memberName}</td>
              <td>{line.tenure.memberPost}</td>
              <td>
                {line.tenure.joint
                  ? t('duties.jointRole', { role: label('dutyRoleLabels', line.tenure.role) })
                  : label('dutyRoleLabels', line.tenure.role)}
              </td>
              <td>{line.tenure.basisDocumentNo}</td>
              <td>
                {line.tenure.heldThen && (
                  <StateBadge tone="fine" icon="check">
                    {t('duties.heldThen')}
                  </StateBadge>
                )}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function stretchWords(t: ReturnType<typeof useText>['t'], { kind, from, to }: Succession['stretches'][number]): string {
  if (kind === 'gap') return t('duties.gap', { from, to, days: daysBetween(from, to) + 1 });
  return to === OPEN_END ? t('duties.overlapOpen', { from }) : t('duties.overlap', { from, to });
}
