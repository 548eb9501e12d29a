import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { cellWords, dutyName, periodName, ruleWords } from '#shared/features/recurringDuties/dutyWords.ts';
import type { DutyCell, DutyRow, MissingRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { type MessageKey, message, messageIfKnown } from '#shared/text/index.ts';
import { registerSheet } from '../documents/printedSheet.ts';

const word = (key: MessageKey) => message('zh-CN', key);
const t = (key: MessageKey, places: Readonly<Record<string, string | number>> = {}) => message('zh-CN', key, places);

/** 常规工作完成情况 of a year: a line for each duty with its windows in words, so that it can be read in black and white. */
export function dutiesDocument(table: {
  readonly officeName: string;
  readonly year: number;
  readonly printedOn: string;
  readonly rows: readonly DutyRow[];
}): SheetDocumentInput {
  const { officeName, year, printedOn, rows } = table;
  return registerSheet({
    title: word('recurringDuties.printTitle'),
    subtitle: t('recurringDuties.printSubtitle', { year, date: printedOn }),
    officeName,
    printedOn,
    columns: [
      { title: word('recurringDuties.columnDuty'), width: 26 },
      { title: word('recurringDuties.columnRule'), width: 28 },
      { title: word('recurringDuties.columnState'), width: 46 },
      { title: word('recurringDuties.columnDone'), width: 70 },
    ],
    rows: rows.map((row) => [
      dutyName(row, t),
      ruleWords(row, t),
      stateLine(row),
      row.cells.map(doneText).filter(Boolean).join('；'),
    ]),
  });
}

/** 缺办：1月、2月；办理期内：第4季度（2026-12-31止）: periods that stand alike together; the day where something is still to be done. */
function stateLine(row: DutyRow): string {
  const alike = grouped(row.cells, (cell) => cellWords(row, cell, t));
  const periods = (cells: readonly DutyCell[]) =>
    cells.map((cell) => {
      const period = periodName(row, cell, t);
      const isOpen = cell.state === 'running' || cell.state === 'due_soon';
      return isOpen ? t('recurringDuties.periodUntil', { period, date: cell.dueOn }) : period;
    });
  const lines = [...alike].map(([state, cells]) =>
    t('recurringDuties.line', { state, periods: periods(cells).join(word('recurringDuties.join')) }),
  );
  return lines.join('；');
}

function doneText({ records }: DutyCell): string {
  return records.map(({ on, title }) => `${on} ${title}`).join('；');
}

/** The organizations that lack a council meeting or a confirmed contact list. */
export function missingDocument(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly rule: Pick<DutyRow, 'duty' | 'key' | 'types' | 'period' | 'times' | 'twoThirds'>;
  readonly year: number;
  readonly number: number;
  readonly inEffect: number;
  readonly covered: number;
  readonly rows: readonly MissingRow[];
}): SheetDocumentInput {
  const { officeName, printedOn, rule, year, number, inEffect, covered, rows } = list;
  const period = periodName(rule, { number }, t);
  return registerSheet({
    title: t('recurringDuties.missingTitle', { duty: dutyName(rule, t) }),
    subtitle: t('recurringDuties.missingSubtitle', { year, period, inEffect, covered, missing: inEffect - covered }),
    officeName,
    printedOn,
    columns: [
      { title: word('recurringDuties.columnSeq'), width: 10 },
      { title: word('recurringDuties.columnOrganization'), width: 60 },
      { title: word('recurringDuties.columnType'), width: 26 },
      { title: word('recurringDuties.columnTownship'), width: 28 },
      { title: word('recurringDuties.columnSupervising'), width: 32 },
      { title: word('recurringDuties.columnCount'), width: 18 },
    ],
    rows: rows.map((row, index) => [
      String(index + 1),
      row.organizationName,
      row.legalType === null ? '' : (messageIfKnown('zh-CN', `organizationLabels.legalType_${row.legalType}`) ?? ''),
      row.townshipName ?? '',
      row.supervisingUnit ?? '',
      countText(row),
    ]),
  });
}

/** 1次; 1次，另有1次人数不足: meetings that count, and those that do not. */
export function countText({ count, notCounted }: Pick<MissingRow, 'count' | 'notCounted'>): string {
  return notCounted === 0
    ? t('recurringDuties.countOnly', { count })
    : t('recurringDuties.countAndNot', { count, notCounted });
}
