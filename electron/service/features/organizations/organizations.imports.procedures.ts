import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { organizationImportsContract } from '#shared/features/organizations/organizations.imports.contract.ts';
import { REGISTRATION_KINDS } from '#shared/features/organizations/organizations.lists.ts';
import { message } from '#shared/text/index.ts';
import type { Handlers } from '../../context.ts';
import { importTemplate } from './import/importTemplate.ts';
import { writeErrorFile } from './import/writeErrorFile.ts';
import { applyList, XLSX } from './organizations.importing.ts';
import { importedBatch, importLog, reprintReport } from './organizations.importLog.ts';
import { checkList, readList } from './organizations.importReading.ts';
import { deleteLayout, listLayouts, renameLayout } from './organizations.imports.repository.ts';
import { checkUndo, undoImport } from './organizations.undo.ts';

const headings = z.array(z.string());

export const organizationImportsHandlers = {
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
  'organizations.importLayouts': async ({ db }) => ({
    layouts: (await listLayouts(db)).map(({ mapping: _mapping, ...row }) => ({
      ...row,
      headings: headings.parse(JSON.parse(row.headings)),
      registrationKind: REGISTRATION_KINDS.find((kind) => kind === row.registrationKind) ?? 'registered',
    })),
  }),
  'organizations.renameImportLayout': async ({ write }, { layout, name }) => {
    if (!(await renameLayout(write.trx, layout, name))) throw new AppError('not_found');
    write.changed('organizations');
    return {};
  },
  'organizations.deleteImportLayout': async ({ write }, { layout }) => {
    if (!(await deleteLayout(write.trx, layout))) throw new AppError('not_found');
    write.changed('organizations');
    return {};
  },
  'organizations.imports': (context, input) => importLog(context, input),
  'organizations.importBatch': (context, input) => importedBatch(context, input),
  'organizations.importReport': (context, input) => reprintReport(context, input),
  'organizations.undoImportCheck': (context, input) => checkUndo(context, input),
  'organizations.undoImport': (context, input) => undoImport(context, input),
} satisfies Handlers<(typeof organizationImportsContract)[number]['name']>;
