import type { ReviewCounts, ReviewRow } from '#shared/features/annualReviews/annualReviews.contract.ts';
import { percentOf, type ReviewGroup } from '#shared/features/annualReviews/annualReviews.rules.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { AnnualReviewRegime, LegalType } from '#shared/features/organizations/organizations.lists.ts';
import { type MessageKey, message, messageIfKnown } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';

/** The groups that the printed table has a column for; where reports replaced inspection there is no passing or failing. */
export const PRINTED_GROUPS: Readonly<Record<AnnualReviewRegime, readonly ReviewGroup[]>> = {
  inspection: ['due', 'took_part', 'qualified', 'basically_qualified', 'unqualified', 'missing', 'exempt'],
  report: ['due', 'report_submitted', 'missing', 'exempt'],
};

const MISSING_COLUMNS: readonly (readonly [MessageKey, number])[] = [
  ['annualReviews.seq', 12],
  ['annualReviews.organization', 66],
  ['annualReviews.uscc', 44],
  ['annualReviews.supervisingUnit', 40],
  ['annualReviews.townshipName', 30],
];

/** 年检（年报）情况表: the counts of a year by type with percentages, and those missing by name. */
export function annualReviewsDocument(year: {
  readonly year: number;
  readonly regime: AnnualReviewRegime;
  readonly officeName: string;
  readonly printedOn: string;
  readonly types: readonly { readonly legalType: LegalType; readonly counts: ReviewCounts }[];
  readonly total: ReviewCounts;
  readonly missing: readonly ReviewRow[];
}): SheetDocumentInput {
  const { regime, officeName, types, total, missing } = year;
  const groups = PRINTED_GROUPS[regime];
  const columns = [
    { title: message('zh-CN', 'annualReviews.type'), width: 40 },
    ...groups.map((group) => ({ title: groupWord(group), width: 22 })),
    { title: message('zh-CN', 'annualReviews.tookPartRate'), width: 24 },
    ...(regime === 'inspection' ? [{ title: message('zh-CN', 'annualReviews.passRate'), width: 24 }] : []),
  ];
  const line = (title: string, counts: ReviewCounts) => [
    title,
    ...groups.map((group) => String(counts[group])),
    rateText(counts.took_part, counts.due),
    ...(regime === 'inspection' ? [rateText(counts.qualified, counts.took_part)] : []),
  ];
  const names = missing.map(({ name, uscc, supervisingUnit, townshipName }, index) => [
    String(index + 1),
    name,
    uscc ?? '',
    supervisingUnit ?? '',
    townshipName ?? '',
  ]);
  return {
    title: message('zh-CN', regime === 'inspection' ? 'annualReviews.sheetInspection' : 'annualReviews.sheetReport', {
      year: year.year,
    }),
    subtitle: officeName,
    author: officeName,
    blocks: [
      ...listBlocks(columns, [
        ...types.map(({ legalType, counts }) =>
          line(messageIfKnown('zh-CN', `organizationLabels.legalType_${legalType}`) ?? legalType, counts),
        ),
        line(message('zh-CN', 'annualReviews.total'), total),
      ]),
      { kind: 'paragraph', text: message('zh-CN', 'annualReviews.ratesRule') },
      { kind: 'heading', level: 1, text: message('zh-CN', 'annualReviews.missingTitle', { count: missing.length }) },
      ...(names.length === 0
        ? [{ kind: 'paragraph' as const, text: message('zh-CN', 'annualReviews.noneMissing') }]
        : listBlocks(
            MISSING_COLUMNS.map(([title, width]) => ({ title: message('zh-CN', title), width })),
            names,
          )),
      { kind: 'paragraph', text: message('zh-CN', 'annualReviews.sheetFoot', { date: year.printedOn }) },
    ],
  };
}

/** A share in words: `无` where there is nothing to divide by, never a division error. */
export function rateText(part: number, whole: number): string {
  const percent = percentOf(part, whole);
  return percent === null ? message('zh-CN', 'annualReviews.noRate') : `${percent}%`;
}

export function groupWord(group: ReviewGroup): string {
  return messageIfKnown('zh-CN', `annualReviews.group_${group}`) ?? group;
}
