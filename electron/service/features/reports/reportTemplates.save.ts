import type { HandlerInput } from '#shared/contract/list.ts';
import { type MarkedText, unknownPlaces } from '#shared/features/reports/places.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { saveRecord } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { officeTemplates, templateById } from './reportTemplates.repository.ts';

/**
 * Keeps a template of the office.
 * @throws AppError `not_found`, `conflict` with the present record, `rule_broken` (another of that name, a name that is no place with its
 *   line, one out of use)
 */
export async function saveTemplate(
  write: Write,
  { id, expectedRevision, fields, fileName }: HandlerInput<'reportTemplates.save'>,
): Promise<{ id: string; revision: number }> {
  const present = id === undefined ? null : await templateById(write.trx, id);
  const others = (await officeTemplates(write.trx)).filter((template) => template.id !== id);
  refuseIssues([
    ...(present?.recordState === 'voided' ? [{ field: 'recordState', code: 'is_voided' }] : []),
    ...(others.some(({ name }) => name === fields.name)
      ? [{ field: 'name', code: 'template_exists', params: { name: fields.name } }]
      : []),
    ...placeIssues({ title: fields.title, blocks: fields.content.blocks }),
  ]);
  // A template that was edited here keeps the name of the file it came from.
  const kept = fileName ?? present?.fileName ?? null;
  return saveRecord(write, 'report_template', { id, expectedRevision }, { ...fields, fileName: kept });
}

/** An issue for every name that is no place, with its line and the nearest name there is; a table or chart within a line says so. */
function placeIssues(text: MarkedText): FieldIssue[] {
  return unknownPlaces(text, null).map(({ name, line, nearest }) => ({
    field: line === 0 ? 'title' : 'content',
    code: `unknown_place${line === 0 ? '_title' : ''}${help(name, nearest)}`,
    params: { name, line, nearest: nearest ?? '' },
  }));
}

function help(name: string, nearest: string | null): '' | '_alone' | '_near' {
  if (nearest === null) return '';
  return nearest === name ? '_alone' : '_near';
}
