import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import { mm, type OfficialLayout } from '../../documents/officialLayout.ts';
import type { DutyRow } from './duties.service.ts';
import { chineseDate, roleWord } from './dutyTable.document.ts';

/** What somebody answers for in a group on a day: every role the member holds there. */
export type Letter = {
  readonly memberId: string;
  readonly name: string;
  readonly post: string;
  readonly rows: readonly DutyRow[];
};

const t = (key: MessageKey, parameters?: Parameters<typeof message>[2]): string => message('zh-CN', key, parameters);

/** Text sizes that a letter tries so that it stays on one page, the largest first. */
export const LETTER_SIZES = [16, 14, 12] as const;

/** An upright A4 sheet whose text has this size, in points. */
export function letterSheet(bodySize: (typeof LETTER_SIZES)[number]): Partial<OfficialLayout> {
  const [left, right, top, bottom] = [26, 186, 26, 268];
  return {
    left: mm(left),
    right: mm(right),
    top: mm(top),
    bottom: mm(bottom),
    bodySize,
    rows: Math.floor((mm(bottom - top) - bodySize) / (bodySize * 1.7)) + 1,
    columns: Math.floor(mm(right - left) / (bodySize * 0.98)),
    tableSize: bodySize === 16 ? 14 : 12,
  };
}

/** People of one group in official order, each once with all roles. */
export function lettersOf(rows: readonly DutyRow[]): Letter[] {
  const letters = new Map<string, Letter>();
  for (const row of rows) {
    const { memberId, memberName: name, memberPost: post } = row;
    letters.set(memberId, { memberId, name, post, rows: [...(letters.get(memberId)?.rows ?? []), row] });
  }
  return [...letters.values()];
}

/** 责任书: one page for each person with post, both kinds of duty, basis, period and two places to sign. */
export function lettersDocument(printed: {
  readonly officeName: string;
  readonly groupName: string;
  readonly letters: readonly Letter[];
}): SheetDocumentInput {
  const { officeName, groupName, letters } = printed;
  const title = t('dutyPrint.letterTitle');
  const [first, ...others] = letters;
  return {
    title,
    subtitle: groupName,
    author: officeName,
    pageNumbers: false,
    blocks: [
      ...(first === undefined ? [] : letterBlocks(first)),
      ...others.flatMap((letter): SheetBlock[] => [
        { kind: 'page', title, subtitle: groupName },
        ...letterBlocks(letter),
      ]),
    ],
  };
}

function letterBlocks({ name, post, rows }: Letter): SheetBlock[] {
  const bases = [...new Set(rows.flatMap(({ basisDocumentNo }) => basisDocumentNo ?? []))];
  const sections = [...new Set(rows.flatMap(({ sectionNames }) => sectionNames))];
  const isLeader = rows.some(({ role }) => role === 'leader');
  const fields: [MessageKey, string][] = [
    ['dutyPrint.responsible', name],
    ['duties.post', post],
    ['duties.role', rows.map(roleWord).join('、')],
    ['dutyPrint.period', [...new Set(rows.map(periodWords))].join('；')],
    ['dutyPrint.basis', bases.join('、') || t('dutyPrint.none')],
    ['duties.sections', sections.join('、') || t('dutyPrint.none')],
  ];
  const signer = t(isLeader ? 'dutyPrint.signAbove' : 'dutyPrint.signLeader');
  return [
    { kind: 'fields', rows: fields.map(([label, value]) => ({ label: t(label), value })) },
    { kind: 'heading', level: 1, text: t('dutyPrint.organizationWork') },
    ...dutyBlocks(rows.map(({ organizationWork }) => organizationWork)),
    { kind: 'heading', level: 1, text: t('dutyPrint.postDuty') },
    ...dutyBlocks(rows.map(({ postDuty }) => postDuty)),
    { kind: 'paragraph', text: t('dutyPrint.closing') },
    { kind: 'heading', level: 1, text: t('dutyPrint.signing') },
    {
      kind: 'fields',
      rows: [t('dutyPrint.signResponsible'), signer].map((label) => ({ label, value: t('dutyPrint.signHere') })),
    },
  ];
}

function dutyBlocks(texts: readonly string[]): SheetBlock[] {
  const written = [...new Set(texts.filter((text) => text !== ''))];
  if (written.length === 0) return [{ kind: 'paragraph', text: t('dutyPrint.none') }];
  return written.map((text) => ({ kind: 'paragraph', text }));
}

function periodWords({ startOn, endOn }: DutyRow): string {
  const from = chineseDate(startOn);
  return endOn === null
    ? t('dutyPrint.periodOpen', { from })
    : t('dutyPrint.periodClosed', { from, to: chineseDate(endOn) });
}
