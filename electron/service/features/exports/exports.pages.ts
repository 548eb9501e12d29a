import type { Kysely } from 'kysely';
import { actionState } from '#shared/features/actions/actions.rules.ts';
import type { ExportRequest } from '#shared/features/exports/exports.contract.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import { listIssuedDocuments } from '../../db/issuedDocuments.ts';
import type { Schema } from '../../db/schema.ts';
import { listActions } from '../actions/actions.repository.ts';
import { listNumbers } from '../documentNumbers/documentNumbers.repository.ts';
import { assignmentsAt } from '../duties/duties.repository.ts';
import { listMeetings } from '../meetings/meetings.repository.ts';
import { listDocuments } from '../officialDocuments/officialDocuments.repository.ts';
import { listOrganizationsAsAt } from '../organizations/organizations.asAt.repository.ts';
import { pastDay } from '../organizations/organizations.asAt.ts';
import { listOrganizations } from '../organizations/organizations.repository.ts';
import { listUses } from '../seals/seals.repository.ts';
import {
  actionColumns,
  dutyColumns,
  type ExportColumn,
  issuedColumns,
  meetingColumns,
  numberColumns,
  officialColumns,
  organizationColumns,
  sealUseColumns,
} from './exports.columns.ts';
import type { CellValue, SheetColumn } from './exportTypes.ts';

/** One page of a list as cells, and how many rows the list has. */
export type CellPage = { readonly total: number; readonly rows: readonly (readonly CellValue[])[] };
export type Page = { readonly offset: number; readonly limit: number };

/** A list as the export reads it: the same repository that the screen's query asks. */
export type ListSource = {
  readonly columns: readonly (SheetColumn & { readonly id: string })[];
  page(db: Kysely<Schema>, page: Page): Promise<CellPage>;
};

type Today = { readonly today: string; readonly nearDueDays: number };

/** The list that a request names, with its filter, sort and chosen columns. */
export function listSource(request: ExportRequest, { today, nearDueDays }: Today): ListSource {
  const { columns } = request;
  switch (request.list) {
    case 'organizations': {
      const { input } = request;
      const { asAt } = input;
      return source(organizationColumns, columns, (db, page) =>
        asAt === undefined
          ? listOrganizations(db, { ...input, ...page })
          : listOrganizationsAsAt(db, { ...input, ...page }, pastDay(asAt, today)),
      );
    }
    case 'meetings': {
      const { input } = request;
      return source(mapOf(meetingColumns), columns, (db, page) => listMeetings(db, { ...input, ...page }));
    }
    case 'actions': {
      const { input } = request;
      return source(mapOf(actionColumns), columns, async (db, page) => {
        const { total, rows } = await listActions(db, { ...input, ...page }, today);
        return {
          total,
          rows: rows.map((row) => ({
            ...row,
            state: actionState(row, today, nearDueDays),
            daysLeft: daysBetween(today, row.dueOn),
          })),
        };
      });
    }
    case 'documents':
      return source(mapOf(issuedColumns), columns, listIssuedDocuments);
    case 'officialDocuments': {
      const { input } = request;
      return source(mapOf(officialColumns), columns, (db, page) => listDocuments(db, { ...input, ...page }));
    }
    case 'documentNumbers': {
      const { input } = request;
      return source(mapOf(numberColumns), columns, (db, page) => listNumbers(db, { ...input, ...page }));
    }
    case 'sealUses': {
      const { input } = request;
      return source(mapOf(sealUseColumns), columns, (db, page) => listUses(db, { ...input, ...page }));
    }
    case 'duties': {
      const { at = today, leadingGroupId } = request.input;
      return source(mapOf(dutyColumns), columns, async (db, { offset, limit }) => {
        const all = await assignmentsAt(db, at, leadingGroupId);
        return { total: all.length, rows: all.slice(offset, offset + limit) };
      });
    }
  }
}

function mapOf<Row>(columns: Readonly<Record<string, ExportColumn<Row>>>): ReadonlyMap<string, ExportColumn<Row>> {
  return new Map(Object.entries(columns));
}

function source<Row>(
  all: ReadonlyMap<string, ExportColumn<Row>>,
  chosen: readonly string[] | undefined,
  read: (db: Kysely<Schema>, page: Page) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>,
): ListSource {
  const columns = [...new Set(chosen ?? all.keys())].flatMap((id) => {
    const found = all.get(id);
    return found ? [{ id, ...found }] : [];
  });
  return {
    columns: columns.map(({ id, heading, kind }) => ({ id, heading, kind })),
    page: async (db, page) => {
      const { total, rows } = await read(db, page);
      return { total, rows: rows.map((row) => columns.map(({ value }) => value(row))) };
    },
  };
}
