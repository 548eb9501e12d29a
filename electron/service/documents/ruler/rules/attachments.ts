import { plain } from '../expectedData.ts';
import { indentOf } from '../indent.ts';
import { at, type Judge } from '../judge.ts';
import type { AttachmentPart, Structure } from '../structure.ts';
import { leftEdge, type TextLine } from '../textLines.ts';
import { checkFace } from '../typefaces.ts';
import { checkLineEnds } from './lineEnds.ts';
import { nearestPitch } from './pitches.ts';

const INDENT_CELLS = 2;
const TOLERANCE_CELLS = 0.15;
const ROW_TOLERANCE = 0.8;

type Entry = {
  readonly number: string;
  readonly lines: readonly TextLine[];
  readonly name: string;
  readonly nameLeft: number;
};

/** 附件说明 and the attachments' own pages (§2.2). */
export function checkAttachments(structure: Structure, judge: Judge): void {
  const entries = entriesOf(structure.body.attachmentList);
  if (!structure.isSeparate) checkList(structure, judge, entries);
  const bound = structure.data?.attachments?.filter((attachment) => attachment.isBound);
  if (bound && !structure.isSeparate) {
    const count = structure.attachments.length;
    judge.holds(
      'attachment_missing',
      { page: structure.pages },
      count === bound.length,
      String(count),
      String(bound.length),
    );
  }
  for (const [index, part] of structure.attachments.entries()) checkPage(structure, judge, part, index, entries);
}

/** Names of the list: a new one where the next number stands, else the continuation of the one before. */
function entriesOf(lines: readonly TextLine[]): Entry[] {
  const entries: { number: string; lines: TextLine[]; name: string; nameLeft: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const label = index === 0 ? (/^附件[：:]?/u.exec(line.text)?.[0] ?? '') : '';
    const numeral = /^(\d{1,2})[.．、]/u.exec(line.text.slice(label.length));
    const isNext = numeral?.[1] === String(entries.length + 1) || !/^\d+[.．]\d/u.test(line.text.slice(label.length));
    const number = numeral && isNext ? numeral : undefined;
    const start = label.length + (number?.[0].length ?? 0);
    const last = entries.at(-1);
    if (last && !number) {
      last.lines.push(line);
      last.name += line.text;
      continue;
    }
    const first = line.glyphs[start];
    const nameLeft = first ? leftEdge(first) : line.left;
    entries.push({ number: number?.[1] ?? '', lines: [line], name: line.text.slice(start), nameLeft });
  }
  return entries;
}

function checkList(structure: Structure, judge: Judge, entries: readonly Entry[]): void {
  const { body, data, form } = structure;
  const [first] = body.attachmentList;
  const wanted = data?.attachments?.map((attachment) => attachment.title);
  if (wanted && wanted.length > 0) judge.holds('attachment_list_missing', { page: 1 }, first !== undefined);
  if (!first || form === 'minutes' || form === 'record') return;
  const cells = indentOf(first, structure);
  judge.holds(
    'attachment_list_position',
    at(first),
    Math.abs(cells - INDENT_CELLS) <= TOLERANCE_CELLS,
    cells.toFixed(1),
    '2',
  );
  const above = body.body.findLast((line) => line.page === first.page && line.emTop < first.emTop);
  const hasTable = structure.views.some(
    (view) =>
      view.page === first.page &&
      view.tables.some((table) => table.bottom < first.emTop && table.top > (above?.emTop ?? 0)),
  );
  if (above && !hasTable) {
    const distance = first.emTop - above.emTop;
    const pitch = nearestPitch(structure, first.page, distance, 2);
    const isRight = Math.abs(distance - 2 * pitch) <= ROW_TOLERANCE;
    judge.holds('attachment_list_gap', at(first), isRight, (distance / pitch - 1).toFixed(1), '1');
  }
  judge.holds('attachment_list_form', at(first), first.text.startsWith('附件：'), first.text.slice(0, 4), '附件：');
  const nameLeft = entries[0]?.nameLeft ?? 0;
  for (const [index, entry] of entries.entries()) {
    const [line, ...more] = entry.lines;
    if (!line) continue;
    const number = entries.length > 1 ? String(index + 1) : '';
    const isNumbered = entry.number === number && (number === '' || line.text.includes(`${number}.`));
    judge.holds('attachment_list_form', at(line), isNumbered, entry.number, number === '' ? '' : `${number}.`);
    judge.holds('attachment_list_form', at(line), !/[。；，、]$/u.test(entry.name), entry.name.slice(-1), '');
    for (const next of more) {
      const isHanging = Math.abs(next.left - nameLeft) < 0.5 * structure.expected.cell;
      judge.holds('attachment_list_position', at(next), isHanging, indentOf(next, structure).toFixed(1), '');
    }
    checkLineEnds(judge, entry.lines.length > 1 ? entry.lines : []);
    const title = wanted?.[index];
    if (title) {
      const bare = plain(title).replace(/[.。;,、]+$/u, '');
      judge.holds('attachment_list_text', at(line), plain(entry.name) === bare, entry.name, title);
    }
  }
}

/** Label on row 0, flush left, 黑体; title centred on row 2; both as in the list. */
function checkPage(
  structure: Structure,
  judge: Judge,
  part: AttachmentPart,
  index: number,
  entries: readonly Entry[],
): void {
  const { head, title, view } = part;
  const { expected, isSeparate } = structure;
  checkFace(judge, 'attachment_head_font', head.glyphs, 'hei', head.page);
  const isAtLeft = Math.abs(head.left - view.area.left) <= 0.5;
  const isOnTop = Math.abs(head.emTop - view.area.top - expected.firstRow) <= ROW_TOLERANCE + 0.2;
  judge.holds('attachment_head_position', at(head), isAtLeft && isOnTop);
  const several = isSeparate ? undefined : structure.attachments.length > 1 || entries.length > 1;
  if (several !== undefined) {
    const unbound = structure.data?.attachments?.some((attachment) => !attachment.isBound) === true;
    const label = several ? `附件${index + 1}` : '附件';
    if (!unbound) judge.holds('attachment_head_position', at(head), head.text === label, head.text, label);
  }
  const [first] = title;
  if (!first) return;
  for (const line of title) {
    judge.measures('attachment_title_centred', at(line), {
      measured: (line.left + line.right) / 2,
      office: view.area.centre,
      tolerance: 0.8,
    });
    checkFace(judge, 'title_font', line.glyphs, 'xiaobiaosong', line.page);
  }
  const row = first.emTop - head.emTop;
  judge.measures('attachment_title_row', at(first), {
    measured: row,
    office: 2 * expected.pitch,
    tolerance: ROW_TOLERANCE,
  });
  const text = title.map((line) => line.text).join('');
  const isSame = (name: string): boolean =>
    plain(text).replace(/[.。;,、]+$/u, '') === plain(name).replace(/[.。;,、]+$/u, '');
  const entry = entries[index];
  const titles = structure.data?.attachments;
  if (titles) {
    const wanted = titles.filter((attachment) => isSeparate || attachment.isBound)[
      isSeparate ? (structure.data?.separateAttachment ?? 1) - 1 : index
    ];
    if (wanted) judge.holds('attachment_title_text', at(first), isSame(wanted.title), text, wanted.title);
  } else if (entry && !isSeparate)
    judge.holds('attachment_title_text', at(first), isSame(entry.name), text, entry.name);
}
