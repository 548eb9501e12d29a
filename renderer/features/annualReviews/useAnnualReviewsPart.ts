import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { useText } from '#renderer/ui/text.tsx';
import { annualReviewFields } from '#shared/features/annualReviews/annualReviews.contract.ts';
import { CONCLUSIONS_OF_REGIME } from '#shared/features/annualReviews/annualReviews.rules.ts';
import {
  ANNUAL_REVIEW_CONCLUSIONS,
  ANNUAL_REVIEW_REGIMES,
} from '#shared/features/organizations/organizations.lists.ts';

/** The annual inspections and reports (年检年报) of an organization. */
export function useAnnualReviewsPart(): PartSpec {
  const { t, label: word } = useText();
  const { today } = useSession();
  const settings = useCall('settings.get', {});
  const regime = settings.data?.office.settings.annualReviewRegime ?? 'inspection';
  const label = (field: keyof typeof annualReviewFields.shape) => t(`annualReviews.${field}`);
  // Where reports have replaced inspection only their conclusions are offered (domain.md §3.4).
  const offered = regime === 'report' ? CONCLUSIONS_OF_REGIME.report : ANNUAL_REVIEW_CONCLUSIONS;
  const regimes = regime === 'report' ? (['report'] as const) : ANNUAL_REVIEW_REGIMES;
  return {
    feature: 'annualReviews',
    title: t('annualReviews.section'),
    add: t('annualReviews.add'),
    change: t('annualReviews.change'),
    empty: t('annualReviews.empty'),
    fields: [
      { field: 'year', label: label('year'), kind: 'number', required: true },
      {
        field: 'regime',
        label: label('regime'),
        kind: 'choice',
        required: true,
        options: regimes.map((value) => ({ value, label: word('organizationLabels', `regime_${value}`) })),
      },
      {
        field: 'conclusion',
        label: label('conclusion'),
        kind: 'choice',
        required: true,
        options: offered.map((value) => ({ value, label: word('organizationLabels', `conclusion_${value}`) })),
      },
      { field: 'submittedOn', label: label('submittedOn'), kind: 'date' },
      { field: 'concludedOn', label: label('concludedOn'), kind: 'date' },
      { field: 'rectificationDueOn', label: label('rectificationDueOn'), kind: 'date' },
    ],
    columns: [
      { id: 'year', width: 72 },
      { id: 'regime', width: 88 },
      { id: 'conclusion' },
      { id: 'submittedOn', width: 120 },
      { id: 'concludedOn', width: 120 },
      { id: 'rectificationDueOn', width: 120 },
    ],
    initial: (rows) => {
      const lastYear = Number(today.slice(0, 4)) - 1;
      const taken = new Set(rows.map(({ fields }) => fields.year));
      return {
        year: taken.has(lastYear) ? lastYear + 1 : lastYear,
        regime,
        conclusion: null,
        submittedOn: null,
        concludedOn: null,
        rectificationDueOn: null,
      };
    },
    save: async ({ fields, ...input }) =>
      call('annualReviews.save', { ...input, fields: annualReviewFields.parse(fields) }),
  };
}
