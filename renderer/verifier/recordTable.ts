import { meetingKindLabels } from '#shared/text/zh-CN/meetings.ts';
import { approvalStepLabels, officialFormLabels, stepOutcomeLabels } from '#shared/text/zh-CN/officialDocuments.ts';
import { recordKeyLabels, recordTypeLabels, verifierPage as words } from '#shared/text/zh-CN/verifierPage.ts';
import type { EmbeddedRecord } from '#shared/verifier/embeddedRecord.ts';
import { element } from './dom.ts';
import { objectOf } from './trustBlock.ts';

const LABELS: Readonly<Record<string, string>> = recordKeyLabels;
/** Words for the values of members that hold one of a closed list. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: recordTypeLabels,
  form: officialFormLabels,
  kind: meetingKindLabels,
  step: approvalStepLabels,
  outcome: stepOutcomeLabels,
};
/** Deeper values and longer lists are not drawn: a page is read by people. */
const MAXIMUM_DEPTH = 6;
const MAXIMUM_ROWS = 2000;

/** The record as a table of two columns, parts of parts inside. */
export function recordTable(record: EmbeddedRecord): HTMLElement {
  const members = Object.entries(record).filter(([key]) => key !== 'format');
  return tableOf(members, 0);
}

function tableOf(members: readonly (readonly [string, unknown])[], depth: number): HTMLElement {
  const rows = members
    .slice(0, MAXIMUM_ROWS)
    .map(([key, value]) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, LABELS[key] ?? key),
        element('td', {}, cellOf(key, value, depth)),
      ),
    );
  return element('table', {}, element('tbody', {}, ...rows));
}

function cellOf(key: string, value: unknown, depth: number): Node | string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value !== 'object') return VALUES[key]?.[String(value)] ?? String(value);
  if (depth >= MAXIMUM_DEPTH) return '…';
  if (!Array.isArray(value)) return tableOf(Object.entries(objectOf(value)), depth + 1);
  if (value.every((item) => typeof item !== 'object')) return value.map(String).join('、');
  const rows = value.map(objectOf);
  return rows.every(isFlat)
    ? listOf(rows)
    : tableOf(
        value.map((item, index) => [String(index + 1), item] as const),
        depth + 1,
      );
}

/** Whether the object has members, none of them with parts of its own: one row of a list. */
function isFlat(row: Readonly<Record<string, unknown>>): boolean {
  const values = Object.values(row);
  return values.length > 0 && values.every((value) => typeof value !== 'object' || value === null);
}

/** Objects of a list as rows, their members as columns. */
function listOf(rows: readonly Readonly<Record<string, unknown>>[]): HTMLElement {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = keys.map((key) => element('th', { scope: 'col' }, LABELS[key] ?? key));
  const body = rows
    .slice(0, MAXIMUM_ROWS)
    .map((row) => element('tr', {}, ...keys.map((key) => element('td', {}, cellOf(key, row[key], MAXIMUM_DEPTH)))));
  return element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body));
}
