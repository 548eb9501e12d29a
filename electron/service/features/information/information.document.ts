import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type {
  SectionTargets,
  StatisticsFigures,
  StatisticsRow,
  SubmissionRow,
  TargetCell,
} from '#shared/features/information/information.contract.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks, registerSheet, SIGNING_ROW_MM } from '../documents/printedSheet.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** Rows of an empty register, to be filled in by hand. */
const BLANK_ROWS = 20;

const REGISTER_COLUMNS = [
  { title: t('information.number'), width: 32 },
  { title: t('information.submittedOn'), width: 24 },
  { title: t('information.section'), width: 22 },
  { title: t('information.subject'), width: 44 },
  { title: t('information.kind'), width: 14 },
  { title: t('information.officer'), width: 14 },
  { title: t('information.reviewer'), width: 14 },
  { title: t('information.adoption'), width: 30 },
];

type Head = { readonly officeName: string; readonly printedOn: string };

/** 信息报送登记簿 as filtered, or an empty one. */
export function submissionsDocument(
  register: Head & { readonly subtitle: string; readonly rows: readonly SubmissionRow[]; readonly blank: boolean },
): SheetDocumentInput {
  const { officeName, printedOn, subtitle, rows, blank } = register;
  const title = t('information.printTitle');
  if (blank) {
    const empty = Array.from({ length: BLANK_ROWS }, () => REGISTER_COLUMNS.map(() => ''));
    return {
      title,
      subtitle: officeName,
      author: officeName,
      blocks: listBlocks(REGISTER_COLUMNS, empty, SIGNING_ROW_MM),
    };
  }
  return registerSheet({
    ...{ title, subtitle, officeName, printedOn, columns: REGISTER_COLUMNS },
    rows: rows.map((row) => [
      row.number,
      row.submittedOn,
      row.sectionName,
      row.title,
      t(`informationKindLabels.${row.kind}`),
      row.officerName,
      row.reviewerName ?? '',
      row.adoptions === 0 ? '' : t('information.adoptedLine', { outlets: row.outlets ?? '', points: row.points }),
    ]),
  });
}

const STATISTICS_COLUMNS = [
  { title: t('information.section'), width: 36 },
  { title: t('information.submitted'), width: 18 },
  { title: t('information.submissionsAdopted'), width: 20 },
  { title: t('adoptionLevelLabels.district'), width: 14 },
  { title: t('adoptionLevelLabels.city'), width: 14 },
  { title: t('adoptionLevelLabels.province'), width: 14 },
  { title: t('adoptionLevelLabels.ministry'), width: 14 },
  { title: t('information.adoptionsTotal'), width: 18 },
  { title: t('information.points'), width: 14 },
];

/** 信息报送录用统计表 of a period: sections only, never the name of a person. */
export function statisticsDocument(
  table: Head & { readonly period: string; readonly rows: readonly StatisticsRow[]; readonly total: StatisticsFigures },
): SheetDocumentInput {
  const { officeName, printedOn, period, rows, total } = table;
  const cells = (
    name: string,
    { submitted, submissionsAdopted, district, city, province, ministry, points }: StatisticsFigures,
  ) => [
    ...[
      name,
      submitted,
      submissionsAdopted,
      district,
      city,
      province,
      ministry,
      district + city + province + ministry,
      points,
    ].map(String),
  ];
  return {
    title: t('information.statisticsTitle'),
    subtitle: periodWords(period, t),
    author: officeName,
    blocks: [
      ...listBlocks(STATISTICS_COLUMNS, [
        ...rows.map((row) => cells(row.name, row)),
        cells(t('information.total'), total),
      ]),
      { kind: 'paragraph', text: t('information.statisticsNote') },
      { kind: 'paragraph', text: t('information.printFoot', { office: officeName, date: printedOn }) },
    ],
  };
}

/** 报送指标完成情况 of a year: one table for the months, one for quarters and year. */
export function targetsDocument(
  table: Head & { readonly year: number; readonly sections: readonly SectionTargets[] },
): SheetDocumentInput {
  const { officeName, printedOn, year, sections } = table;
  const part = (isShown: (cell: TargetCell) => boolean) => {
    const [first] = sections;
    const columns = [
      { title: t('information.section'), width: 30 },
      ...(first?.cells ?? []).filter(isShown).map((cell) => ({ title: columnTitle(cell), width: 14 })),
    ];
    return listBlocks(
      columns,
      sections.map(({ name, cells }) => [name, ...cells.filter(isShown).map(cellText)]),
    );
  };
  return {
    title: t('information.targetsTitle'),
    subtitle: t('officialPrint.yearOf', { year }),
    author: officeName,
    // Twelve months side by side: upright, 未完成 breaks in two.
    landscape: true,
    blocks: [
      { kind: 'heading', level: 1, text: t('information.byMonth') },
      ...part(({ kind }) => kind === 'month'),
      { kind: 'heading', level: 1, text: t('information.byQuarter') },
      ...part(({ kind }) => kind !== 'month'),
      { kind: 'paragraph', text: t('information.targetsNote') },
      { kind: 'paragraph', text: t('information.printFoot', { office: officeName, date: printedOn }) },
    ],
  };
}

function columnTitle({ kind, number }: TargetCell): string {
  if (kind === 'year') return t('information.wholeYear');
  return kind === 'month' ? t('information.monthShort', { number }) : t('information.quarterShort', { number });
}

/** 3/2 完成; 1/2 未完成; without a target the number alone. */
function cellText({ target, done, state }: TargetCell): string {
  if (target === null) return done === 0 ? '' : String(done);
  const figures = `${done}/${target}`;
  return state === 'met' || state === 'missed' ? `${figures} ${t(`targetStateLabels.${state}`)}` : figures;
}
