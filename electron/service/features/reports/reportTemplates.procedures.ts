import type { Handlers, NamesOf } from '../../context.ts';
import { voidRecord } from '../../db/records.ts';
import { listTemplates } from './reportTemplates.repository.ts';
import { saveTemplate } from './reportTemplates.save.ts';
import { readTemplateWord, templateWord } from './reportTemplates.word.ts';

export const reportTemplatesHandlers = {
  'reportTemplates.list': async ({ db }) => ({ templates: await listTemplates(db) }),
  'reportTemplates.save': async ({ write }, input) => saveTemplate(write, input),
  'reportTemplates.void': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'report_template', id, expectedRevision, reason),
  'reportTemplates.readWord': async (context, input) => readTemplateWord(context, input),
  'reportTemplates.word': async (context, input) => templateWord(context, input),
} satisfies Handlers<NamesOf<'reportTemplates'>>;
