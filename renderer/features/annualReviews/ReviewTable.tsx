import { Fragment } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { percentOf, type ReviewGroup } from '#shared/features/annualReviews/annualReviews.rules.ts';
import type { AnnualReviewRegime, LegalType } from '#shared/features/organizations/organizations.lists.ts';
import styles from './AnnualReviewsPage.module.css';

type Overview = CallOutput<'annualReviews.overview'>;
type Counts = Overview['total'];
type Choice = { readonly group: ReviewGroup; readonly legalType: LegalType | undefined };

const GROUPS: Readonly<Record<AnnualReviewRegime, readonly ReviewGroup[]>> = {
  inspection: ['due', 'took_part', 'qualified', 'basically_qualified', 'unqualified', 'missing', 'exempt'],
  report: ['due', 'report_submitted', 'missing', 'exempt'],
};

type Props = { readonly overview: Overview; readonly chosen: Choice; onChoose(choice: Choice): void };

/** The counts of a year by type; every number opens the organizations behind it. */
export function ReviewTable({ overview, chosen, onChoose }: Props) {
  const { t, label } = useText();
  const groups = GROUPS[overview.regime];
  const passes = overview.regime === 'inspection';
  const percent = (part: number, whole: number) => {
    const value = percentOf(part, whole);
    return value === null ? t('annualReviews.noRate') : `${value}%`;
  };
  const cells = (counts: Counts, legalType: LegalType | undefined) => (
    <Fragment>
      {groups.map((group) => (
        <td key={group}>
          <button
            type="button"
            className={styles.number}
            aria-pressed={chosen.group === group && chosen.legalType === legalType}
            onClick={() => onChoose({ group, legalType })}
          >
            {counts[group]}
          </button>
        </td>
      ))}
      <td>{percent(counts.took_part, counts.due)}</td>
      {passes && <td>{percent(counts.qualified, counts.took_part)}</td>}
    </Fragment>
  );
  return (
    <table className={styles.table} aria-label={t('annualReviews.table')}>
      <thead>
        <tr>
          <th>{t('annualReviews.type')}</th>
          {groups.map((group) => (
            <th key={group}>{t(`annualReviews.group_${group}`)}</th>
          ))}
          <th>{t('annualReviews.tookPartRate')}</th>
          {passes && <th>{t('annualReviews.passRate')}</th>}
        </tr>
      </thead>
      <tbody>
        {overview.types.map(({ legalType, counts }) => (
          <tr key={legalType}>
            <th>{label('organizationLabels', `legalType_${legalType}`)}</th>
            {cells(counts, legalType)}
          </tr>
        ))}
        <tr className={styles.total}>
          <th>{t('annualReviews.total')}</th>
          {cells(overview.total, undefined)}
        </tr>
      </tbody>
    </table>
  );
}
