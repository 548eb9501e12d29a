import type {
  FilingDetails,
  FilingMove,
  FilingRow,
} from '#shared/features/activityFilings/activityFilings.contract.ts';
import { ACTIVITY_KINDS } from '#shared/features/activityFilings/activityFilings.lists.ts';
import { resultWords, verdictSentence } from '#shared/features/activityFilings/filingWords.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { registerSheet, SIGNING_ROW_MM } from '../documents/printedSheet.ts';
import { chineseTime } from '../meetings/meetings.document.ts';
import { paperReason } from '../workingCalendars/paperReason.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

const COLUMNS = (
  [
    ['seq', 7],
    ['number', 27],
    ['organization', 34],
    ['activity', 36],
    ['kind', 19],
    ['time', 29],
    ['place', 24],
    ['people', 14],
    ['received', 23],
    ['complete', 23],
    ['timeliness', 14],
    ['result', 20],
    ['summary', 20],
  ] as const
).map(([name, width]) => ({ title: t(`filingPrint.${name}`), width }));

/** 活动报备登记台账 as filtered. */
export function filingRegister(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly year: number | undefined;
  readonly rows: readonly FilingRow[];
}): SheetDocumentInput {
  const { officeName, printedOn, year, rows } = list;
  return registerSheet({
    title: t('filingPrint.registerTitle'),
    subtitle: year === undefined ? '' : t('filingPrint.registerYear', { year }),
    ...{ officeName, printedOn, columns: COLUMNS, landscape: true },
    rows: rows.map((row, index) => [
      String(index + 1),
      row.filingNo,
      row.organizationName,
      row.title,
      t(`activityKindLabels.${row.activityKind}`),
      timeText(row),
      row.place ?? '',
      row.expectedParticipants === null ? '' : String(row.expectedParticipants),
      row.receivedOn,
      row.completeOn ?? '',
      t(`filingTimelinessLabels.${row.timeliness}`),
      t(`filingStageLabels.${row.stage}`),
      summaryText(row),
    ]),
  });
}

/** 2026-10-09 14:00至16:30; an end on another day with its day. */
function timeText({ startAt, endAt }: Pick<FilingRow, 'startAt' | 'endAt'>): string {
  const end = endAt.slice(0, 10) === startAt.slice(0, 10) ? endAt.slice(11) : endAt.replace('T', ' ');
  return `${startAt.replace('T', ' ')}至${end}`;
}

function summaryText({ stage, summaryDueOn, summarySubmittedOn }: FilingRow): string {
  if (summarySubmittedOn !== null) return summarySubmittedOn;
  return stage === 'summary' || stage === 'awaiting' ? t('filingPrint.summaryDue', { date: summaryDueOn }) : '';
}

type Line = readonly [name: SheetLabel, value: string];
type SheetLabel =
  Extract<MessageKey, `filingPrint.label_${string}`> extends `filingPrint.label_${infer Name}` ? Name : never;
/** 活动报备表 of one filing, with the verdict in one sentence. */
export function filingSheet(
  filing: FilingDetails,
  moves: readonly FilingMove[],
  printed: { readonly officeName: string; readonly printedOn: string },
): SheetDocumentInput {
  const lines: Line[] = [
    ['organization', filing.organizationName],
    ['title', filing.title],
    ['kind', t(`activityKindLabels.${filing.activityKind}`)],
    ['time', chineseTime(filing.startAt, filing.endAt)],
    ['place', filing.place ?? ''],
    ['people', peopleText(filing)],
    ['budget', budgetText(filing)],
    ['lead', leadText(filing)],
    ['plan', filing.emergencyPlanName ?? ''],
    ['received', filing.receivedOn],
    ...(filing.organizerDecidedOn === null ? [] : [['decided', filing.organizerDecidedOn] as const]),
    ['complete', filing.completeOn ?? ''],
    ['verdict', verdictSentence(filing, filing.verdict, printed.printedOn, t)],
    ['unit', unitText(filing)],
    ['permit', permitText(filing)],
    ['result', resultText(filing)],
    ...moves.map((move) => ['moves', moveText(move)] as const),
    ...(filing.statementText === null
      ? []
      : [['statement', `${filing.statementText}\n${filing.statementOn ?? ''}`] as const]),
    ...(filing.result === 'accepted' ? [['summary', summaryLines(filing)] as const] : []),
    ...(filing.note === null ? [] : [['note', filing.note] as const]),
  ];
  const subtitle = t('filingPrint.sheetNumber', { number: filing.filingNo });
  return sheetOf(subtitle, lines, SIGNING_ROW_MM, printed.officeName, [
    ...dayReasons(filing),
    t('filingPrint.printedOn', { office: printed.officeName, date: printed.printedOn }),
  ]);
}

/** How the days of the sheet were counted: the latest day to file, and the summary's where it stands on the sheet. */
function dayReasons({ verdict, result, summarySubmittedOn }: FilingDetails): string[] {
  const { latest, rule, summary } = verdict.basis;
  const from = t(rule.basis === 'before_start' ? 'activityFilings.basisStart' : 'activityFilings.basisDecision');
  return [
    ...(latest === null ? [] : [paperReason(t('filingPrint.label_latest'), latest, from)]),
    ...(result === 'accepted' && summarySubmittedOn === null
      ? [paperReason(t('activityFilings.summaryDue'), summary, t('activityFilings.basisEnd'))]
      : []),
  ];
}

/** The same form with nothing filled in, to be written by hand. */
export function emptyFilingSheet(officeName: string): SheetDocumentInput {
  const kinds = ACTIVITY_KINDS.map((kind) => t('filingPrint.blankKinds', { kind: t(`activityKindLabels.${kind}`) }));
  const lines: Line[] = [
    ['organization', ''],
    ['title', ''],
    ['kind', kinds.join('　')],
    ['time', t('filingPrint.blankTime')],
    ['place', ''],
    ['people', ''],
    ['capacity', ''],
    ['budget', ''],
    ['lead', t('filingPrint.blankLead')],
    ['plan', t('filingPrint.blankPlan')],
    ['received', t('filingPrint.blankDate')],
    ['complete', t('filingPrint.blankDate')],
    ['permit', t('filingPrint.blankPermit')],
  ];
  const opinions: Line[] = [
    ['applicant', t('filingPrint.blankApplicant')],
    ['unit', t('filingPrint.blankUnit')],
    ['result', t('filingPrint.blankResult')],
  ];
  return sheetOf(
    t('filingPrint.sheetOffice', { office: officeName }),
    [...lines, ...opinions],
    SIGNING_ROW_MM,
    officeName,
    [],
  );
}

function sheetOf(
  subtitle: string,
  lines: readonly Line[],
  leastRowMm: number,
  officeName: string,
  foot: readonly string[],
): SheetDocumentInput {
  return {
    title: t('filingPrint.sheetTitle'),
    subtitle,
    author: officeName,
    blocks: [tableOf(lines, leastRowMm), ...foot.map((text) => ({ kind: 'paragraph' as const, text }))],
  };
}

function tableOf(lines: readonly Line[], leastRowMm: number): SheetDocumentInput['blocks'][number] {
  const columns = [
    { title: t('organizationSheet.item'), width: 22 },
    { title: t('organizationSheet.content'), width: 78 },
  ];
  return {
    kind: 'table',
    columns,
    rows: lines.map(([name, value]) => [t(`filingPrint.label_${name}`), value]),
    leastRowMm,
  };
}

function peopleText({ expectedParticipants: count, venueCapacity: capacity }: FilingDetails): string {
  if (count === null) return '';
  const over = capacity !== null && count > capacity ? t('filingPrint.capacityOver', { capacity }) : '';
  return `${t('filingPrint.peopleCount', { count })}${over}`;
}

function budgetText({ budgetWan: amount, fundSource: source }: FilingDetails): string {
  if (amount === null) return source ?? '';
  return t('filingPrint.budget', { amount, source: source ?? '' }).replace(/，$/u, '');
}

function leadText({ onsiteLeadName: name, onsiteLeadPost: post, onsiteLeadPhone: phone }: FilingDetails): string {
  return name === null ? '' : t('filingPrint.lead', { name, post: post ?? '', phone: phone ?? '' });
}

function unitText(filing: FilingDetails): string {
  if (!filing.unitDecisionNeeded) return t('filingPrint.unitNotNeeded');
  const unit = filing.supervisingUnit ?? '';
  const {
    supervisingUnitDecision: decision,
    supervisingUnitDecidedOn: date,
    supervisingUnitDocumentNo: number,
  } = filing;
  if (decision === null || decision === 'pending') return t('filingPrint.unitPending', { unit });
  const words = t(`unitDecisionLabels.${decision}`);
  return t('filingPrint.unitDecided', { unit, decision: words, date: date ?? '', number: number ?? '' });
}

function permitText({ publicSecurityPermitNo, verdict }: FilingDetails): string {
  if (publicSecurityPermitNo !== null) return publicSecurityPermitNo;
  return t(verdict.publicSecurityRequired ? 'filingPrint.permitMissing' : 'filingPrint.permitNotNeeded');
}

function resultText(filing: FilingDetails): string {
  const { result, decidedOn, decidedByName, decisionReason } = filing;
  if (result === null) return '';
  const words = resultWords(result, filing, filing.verdict.publicSecurityRequired, t);
  const line = t('filingPrint.resultLine', { result: words, date: decidedOn ?? '', name: decidedByName ?? '' });
  return decisionReason === null ? line : `${line}\n${decisionReason}`;
}

function moveText(move: FilingMove): string {
  const when = (startAt: string, endAt: string, place: string | null) =>
    [chineseTime(startAt, endAt), ...(place === null || move.place === move.placeBefore ? [] : [place])].join('，');
  return t('filingPrint.moveLine', {
    date: move.movedOn,
    before: when(move.startAtBefore, move.endAtBefore, move.placeBefore),
    after: when(move.startAt, move.endAt, move.place),
    reason: move.reason,
  });
}

function summaryLines(filing: FilingDetails): string {
  const { summarySubmittedOn: date, actualParticipants, incidentText, summaryText: text, summaryDueOn } = filing;
  if (date === null) return t('filingPrint.summaryDue', { date: summaryDueOn });
  return [
    t('filingPrint.summaryLine', { date, count: actualParticipants ?? '' }),
    ...(text === null ? [] : [text]),
    ...(incidentText === null ? [] : [t('filingPrint.summaryIncident', { text: incidentText })]),
  ].join('\n');
}
