import { officialDocument } from '#shared/features/documents/officialDocument.ts';
import type { DutyRole } from '#shared/features/duties/duties.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { chineseDate } from '../meetings/meetings.document.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** A holder in the new line-up. */
export type NoticePerson = { readonly role: DutyRole; readonly name: string; readonly post: string };

/** Roles of the list; director of the office and liaisons follow in sentences. */
const LISTED_ROLES = ['leader', 'deputy_leader', 'member'] as const;

/** An ideographic blank: the measure of a character in the list of names. */
const CELL = '\u3000';

/** The notice of a regrouping (关于调整××成员的通知): the new list in official order, one person a line under the role. */
export function noticeContent(
  group: { readonly name: string; readonly officeLocation: string | null },
  regrouping: { readonly effectiveOn: string },
  people: readonly NoticePerson[],
  agency: string,
): DocumentContent {
  const intro = t('regroupingPrint.intro', { group: group.name, date: chineseDate(regrouping.effectiveOn) });
  const list = LISTED_ROLES.flatMap((role) =>
    roleLines(
      role,
      people.filter((person) => person.role === role),
    ),
  );
  const lines = [intro, ...list, ...officeLines(group, people), t('regroupingPrint.end')];
  return {
    form: 'document',
    data: officialDocument.parse({
      agencies: [agency],
      kind: '通知',
      title: t('regroupingPrint.title', { group: group.name }),
      recipients: t('regroupingPrint.recipients'),
      body: lines.map((text) => ({ kind: 'paragraph', text })),
      signature: { kind: 'sealed', agencies: [{ name: agency }], date: '' },
      printingOffice: agency,
    }),
  };
}

/** The people of one role, the role before each: the typesetter begins every paragraph alike, blanks before a name would be lost. */
function roleLines(role: (typeof LISTED_ROLES)[number], people: readonly NoticePerson[]): string[] {
  const label = t(`regroupingPrint.role_${role}`);
  return people.map(({ name, post }) => `${label}${spread(name)}${CELL}${post}`);
}

/** A name of two characters takes the room of three (李　某). */
function spread(name: string): string {
  const characters = [...name];
  return characters.length === 2 ? characters.join(CELL) : name;
}

/** Where the office of the group is, who directs it, and the liaisons. */
function officeLines(group: { readonly officeLocation: string | null }, people: readonly NoticePerson[]): string[] {
  const names = (role: DutyRole) =>
    people
      .filter((person) => person.role === role)
      .map(({ name }) => name)
      .join(t('regroupingPrint.nameJoin'));
  const directors = names('office_director');
  const liaisons = names('liaison');
  const place = group.officeLocation;
  const lines: string[] = [];
  if (place !== null && directors !== '') lines.push(t('regroupingPrint.office', { place, names: directors }));
  else if (place !== null) lines.push(t('regroupingPrint.officePlace', { place }));
  else if (directors !== '') lines.push(t('regroupingPrint.officeDirector', { names: directors }));
  if (liaisons !== '') lines.push(t('regroupingPrint.liaison', { names: liaisons }));
  return lines;
}
