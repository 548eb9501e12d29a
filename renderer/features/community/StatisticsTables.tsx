import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { ActivitySums, CommunityStatistics } from '#shared/features/community/stationActivities.contract.ts';
import styles from './community.module.css';
import type { ActivityFilter } from './filters.ts';

type Line = {
  readonly key: string;
  readonly cells: readonly (string | number)[];
  readonly sums: ActivitySums;
  readonly filter: ActivityFilter;
};

/** The figures of a period in four tables; the number of activities opens the list of them. */
export function StatisticsTables({
  statistics,
  onOpen,
}: {
  readonly statistics: CommunityStatistics;
  onOpen(filter: ActivityFilter): void;
}) {
  const { t, label } = useText();
  const { total, byCategory, byTownship, byStation, byMonth } = statistics;
  const table = (title: string, first: readonly string[], lines: readonly Line[]) => (
    <Section title={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            {first.map((name, place) => (
              <th key={name} data-number={typeof lines[0]?.cells[place] === 'number'}>
                {name}
              </th>
            ))}
            <th data-number="true">{t('communityStatistics.activities')}</th>
            <th data-number="true">{t('communityStatistics.volunteerTimes')}</th>
            <th data-number="true">{t('communityStatistics.servedTimes')}</th>
            <th data-number="true">{t('communityStatistics.hours')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cells, sums, filter }) => (
            <tr key={key}>
              {cells.map((cell, place) => (
                <td key={first[place]} data-number={typeof cell === 'number'}>
                  {cell}
                </td>
              ))}
              <td data-number="true">
                {sums.activities === 0 ? (
                  0
                ) : (
                  <button type="button" className={styles.link} onClick={() => onOpen(filter)}>
                    {sums.activities}
                  </button>
                )}
              </td>
              <td data-number="true">{sums.volunteerTimes}</td>
              <td data-number="true">{sums.servedTimes}</td>
              <td data-number="true">{sums.hours.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={first.length}>{t('communityStatistics.total')}</td>
            <td data-number="true">{total.activities}</td>
            <td data-number="true">{total.volunteerTimes}</td>
            <td data-number="true">{total.servedTimes}</td>
            <td data-number="true">{total.hours.toFixed(1)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
  return (
    <>
      {table(
        t('communityStatistics.byCategory'),
        [t('communityStatistics.category')],
        byCategory.map((sums) => ({
          ...{ key: sums.category, sums, filter: { category: sums.category } },
          cells: [label('activityCategoryLabels', sums.category)],
        })),
      )}
      {byTownship.length > 0 &&
        table(
          t('communityStatistics.byTownship'),
          [t('community.township'), t('communityStatistics.openStations')],
          byTownship.map((sums) => ({
            ...{ key: sums.townshipName, sums, filter: { townshipName: sums.townshipName } },
            cells: [sums.townshipName, sums.openStations],
          })),
        )}
      {byStation.length > 0 &&
        table(
          t('communityStatistics.byStation'),
          [t('communityStatistics.station'), t('community.township')],
          byStation.map((sums) => ({
            ...{ key: sums.stationId, sums, filter: { stationId: sums.stationId } },
            cells: [sums.stationName, sums.townshipName],
          })),
        )}
      {byMonth.length > 0 &&
        table(
          t('communityStatistics.byMonth'),
          [t('communityStatistics.month')],
          byMonth.map((sums) => ({
            ...{ key: sums.month, sums, filter: { from: firstOf(sums.month), to: lastOf(sums.month) } },
            cells: [sums.month],
          })),
        )}
    </>
  );
}

const firstOf = (month: string): string => `${month}-01`;

function lastOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
