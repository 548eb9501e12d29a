import { checkOrganization } from '#shared/features/organizations/organizations.rules.ts';
import { checkCreditCode } from '#shared/lib/creditCode.ts';
import { officeCalendar } from '../../calendars.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { voidRecord } from '../../db/records.ts';
import { loadDivisions } from '../../divisions.ts';
import { repetitionOf } from '../duplicates/duplicates.refusal.ts';
import { checkExtra } from '../extraFields/extraFields.write.ts';
import { printDueItems } from './dueItems.print.ts';
import { dueItemsPage } from './dueItems.ts';
import { organizationFacetsAsAt } from './organizations.asAt.repository.ts';
import { organizationDetailsAsAt, pastDay, registryPage } from './organizations.asAt.ts';
import { organizationDetails } from './organizations.details.ts';
import { organizationImportsHandlers } from './organizations.imports.procedures.ts';
import { printSheets } from './organizations.sheets.ts';
import { organizationTimeline } from './organizations.timeline.ts';
import { organizationFacets } from './organizations.totals.repository.ts';
import { saveOrganization, storedFields } from './organizations.write.ts';

export const organizationsHandlers = {
  'organizations.checkCode': async ({ runtime }, { code }) => {
    const divisions = loadDivisions(runtime.options.resourcesDirectory);
    const checked = checkCreditCode(code, divisions.isKnownDivision);
    return {
      ...checked,
      warnings: [...checked.warnings],
      division: checked.result === 'ok' ? divisions.divisionPath(checked.normalized.slice(2, 8)) : null,
    };
  },
  'organizations.list': ({ db, today }, input) => registryPage(db, input, today),
  'organizations.facets': async ({ db, today }, { asAt }) =>
    asAt === undefined
      ? { ...(await organizationFacets(db)), asAt: null }
      : { ...(await organizationFacetsAsAt(db, pastDay(asAt, today))), asAt },
  'organizations.get': ({ db, runtime, today }, { id, asAt }) =>
    asAt === undefined
      ? organizationDetails(db, runtime, id)
      : organizationDetailsAsAt(db, runtime, id, pastDay(asAt, today)),
  'organizations.sheets': (context, input) => printSheets(context, input),
  'organizations.check': async ({ db, runtime }, { id, fields, contacts }) => {
    const stored = storedFields(fields);
    const divisions = loadDivisions(runtime.options.resourcesDirectory);
    const check = checkOrganization({ ...stored, contacts }, { isCurrentDivision: divisions.isKnownDivision });
    const extra = await checkExtra(db, 'organization', id, fields.extra);
    const [errors, warnings] = [
      [...check.errors, ...extra.errors],
      [...check.warnings, ...extra.warnings],
    ];
    const { sameCode, sameName, reasonNeeded } = await repetitionOf(db, id, stored);
    return {
      errors: errors.map((issue) => ({ ...issue, params: { ...issue.params } })),
      warnings: warnings.map((issue) => ({ ...issue, params: { ...issue.params } })),
      sameCode: [...sameCode],
      sameName: [...sameName],
      reasonNeeded,
    };
  },
  'organizations.save': ({ write, runtime }, input) =>
    saveOrganization(write, input, loadDivisions(runtime.options.resourcesDirectory)),
  'organizations.void': ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'organization', id, expectedRevision, reason),
  'organizations.dueItems': ({ db, today, runtime }, input) =>
    dueItemsPage(db, input, { today, calendar: officeCalendar(runtime) }),
  'organizations.printDueItems': (context, input) => printDueItems(context, input),
  'organizations.timeline': ({ db }, input) => organizationTimeline(db, input),
  ...organizationImportsHandlers,
} satisfies Handlers<NamesOf<'organizations'>>;
