import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import {
  annualReview,
  organization,
  organizationContact,
} from '#shared/features/organizations/organizations.contract.ts';
import { checkOrganization } from '#shared/features/organizations/organizations.rules.ts';
import { checkCreditCode } from '#shared/lib/creditCode.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { message } from '#shared/text/index.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { findRecord, type StoredRecord, voidRecord } from '../../db/records.ts';
import { loadDivisions } from '../../divisions.ts';
import { userNames } from '../users/users.repository.ts';
import { importTemplate } from './import/importTemplate.ts';
import { writeErrorFile } from './import/writeErrorFile.ts';
import { applyList, checkList, readList } from './organizations.importing.ts';
import { childrenOf, listOrganizations, organizationFacets, sameOrganizations } from './organizations.repository.ts';
import { saveOrganization, storedFields } from './organizations.write.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const eventItem = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });

/** Only the fields that a schema knows, as it wants them. */
function shaped<Shape extends z.ZodObject>(schema: Shape, record: StoredRecord): z.output<Shape> {
  return schema.parse(Object.fromEntries(Object.entries(record).filter(([field]) => field in schema.shape)));
}

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
  'organizations.list': ({ db }, input) => listOrganizations(db, input),
  'organizations.facets': ({ db }) => organizationFacets(db),
  'organizations.get': async ({ db, runtime }, { id }) => {
    const record = await findRecord(db, 'organization', id);
    if (!record) throw new AppError('not_found');
    const names = await userNames(db);
    const contacts = await childrenOf(db, 'organization_contact', id);
    const reviews = await childrenOf(db, 'annual_review', id);
    const events = await childrenOf(db, 'organization_event', id);
    const code = typeof record.divisionCode === 'string' ? record.divisionCode : '';
    return {
      organization: shaped(organization, record),
      contacts: contacts.map((one) => shaped(organizationContact.extend({ id: z.string() }), one)),
      annualReviews: reviews
        .map((one) => shaped(annualReview.extend({ id: z.string() }), one))
        .sort((left, right) => right.year - left.year),
      events: events
        .map((one) => ({
          id: one.id,
          kind: String(one.kind),
          effectiveOn: String(one.effectiveOn),
          items: z.array(eventItem).parse(one.items),
          documentNo: typeof one.documentNo === 'string' ? one.documentNo : null,
          note: typeof one.note === 'string' ? one.note : null,
        }))
        .sort((left, right) => right.effectiveOn.localeCompare(left.effectiveOn)),
      divisionName: code ? loadDivisions(runtime.options.resourcesDirectory).divisionPath(code) : null,
      createdByName: names.get(String(record.createdBy)) ?? '',
      updatedByName: names.get(String(record.updatedBy)) ?? '',
    };
  },
  'organizations.check': async ({ db, runtime }, { id, fields, contacts }) => {
    const stored = storedFields(fields);
    const divisions = loadDivisions(runtime.options.resourcesDirectory);
    const { errors, warnings } = checkOrganization(
      { ...stored, contacts },
      { isCurrentDivision: divisions.isKnownDivision },
    );
    const same = await sameOrganizations(db, {
      uscc: typeof stored.uscc === 'string' ? stored.uscc : null,
      nameKey: nameKey(fields.name),
      exceptId: id,
    });
    return {
      errors: errors.map((issue) => ({ ...issue, params: { ...issue.params } })),
      warnings: warnings.map((issue) => ({ ...issue, params: { ...issue.params } })),
      ...same,
    };
  },
  'organizations.save': ({ write, runtime }, input) =>
    saveOrganization(write, input, loadDivisions(runtime.options.resourcesDirectory)),
  'organizations.void': ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'organization', id, expectedRevision, reason),
  'organizations.importCheck': (context, input) => checkList(context, input),
  'organizations.importApply': (context, input) => applyList(context, input),
  'organizations.importErrors': async (context, input) => {
    const { check } = await readList(context, input);
    const name = message('zh-CN', 'importReport.errorFileName', { date: context.today });
    return { file: context.runtime.files.handOut(name, XLSX, writeErrorFile(check)), rows: check.counts.invalid };
  },
  'organizations.importTemplate': async ({ runtime }, { registrationKind }) => {
    const kind = message('zh-CN', `importReport.${registrationKind}`);
    const name = message('zh-CN', 'importReport.templateName', { kind });
    return { file: runtime.files.handOut(name, XLSX, importTemplate(registrationKind)) };
  },
} satisfies Handlers<NamesOf<'organizations'>>;
