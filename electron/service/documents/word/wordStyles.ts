import { AlignmentType, type IParagraphStyleOptions, LevelFormat, LevelSuffix, LineRuleType } from 'docx';
import type { FontRole } from '../fonts/fontFiles.ts';
import { CAPTION_SIZE } from '../layout/tableBlock.ts';
import type { OfficialLayout } from '../officialLayout.ts';
import { runFonts } from './wordFonts.ts';
import { halfPoints, twips } from './wordUnits.ts';

/**
 * Named styles, by identifier. The reader knows its own documents by these names. 公文正文 is not called 正文: that is what Word shows
 * for its own style Normal.
 */
export const STYLE_NAMES = {
  mark: '发文机关标志',
  headMark: '份号密级紧急程度',
  number: '发文字号',
  documentTitle: '公文标题',
  subtitle: '副标题',
  recipients: '主送机关',
  body: '公文正文',
  level1: '一级标题',
  level2: '二级标题',
  level3: '三级标题',
  level4: '四级标题',
  facts: '会议信息',
  attachmentList: '附件说明',
  attachmentLabel: '附件顺序号',
  attachmentTitle: '附件标题',
  signature: '发文机关署名',
  note: '附注',
  emptyRow: '空行',
  spacer: '间隔',
  tableText: '表格文字',
  tableHead: '表格表头',
  tableCaption: '表题',
  chartCaption: '图题',
  code: '恢复码',
  pictureCaption: '图注',
  colophon: '版记',
  pageNumber: '页码',
  handlingMark: '办理标记',
} as const;

export type StyleId = keyof typeof STYLE_NAMES;
export type HeadingStyle = 'level1' | 'level2' | 'level3' | 'level4';
export const HEADING_STYLES = { 1: 'level1', 2: 'level2', 3: 'level3', 4: 'level4' } as const;
export const HEADING_ROLES = { 1: 'hei', 2: 'kai', 3: 'fangsong', 4: 'fangsong' } as const;

/** Character style of a heading whose paragraph goes on on the same line. */
export const RUN_IN_STYLES = { 1: 'runIn1', 2: 'runIn2' } as const;
export const RUN_IN_NAMES = { runIn1: '一级段首标题', runIn2: '二级段首标题' } as const;

export const HEADING_NUMBERS = 'headingNumbers';

/** Line pitch of the document grid in points: 22 lines fill the type area, the last one included (official-documents.md §1.3 wordGrid). */
export function gridPitch(layout: OfficialLayout): number {
  return Math.floor(((layout.bottom - layout.top) / layout.rows) * 20) / 20;
}

/** Two characters of the grid in, as Word counts characters, and the same in twips for programs that do not. */
export function bodyIndent(layout: OfficialLayout): { firstLine: number; firstLineChars: number } {
  return { firstLine: twips(2 * layout.cell), firstLineChars: 200 };
}

/** Paragraph styles of every form; distances follow the layout of the office. */
export function paragraphStyles(layout: OfficialLayout): IParagraphStyleOptions[] {
  const pitch = gridPitch(layout);
  const { JUSTIFIED, CENTER, LEFT, RIGHT } = AlignmentType;
  const style = (
    id: StyleId,
    role: FontRole,
    size: number,
    linePitch: number,
    paragraph: IParagraphStyleOptions['paragraph'] = {},
  ): IParagraphStyleOptions => ({
    id,
    name: STYLE_NAMES[id],
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: runFonts(role), size: halfPoints(size) },
    paragraph: {
      alignment: LEFT,
      ...paragraph,
      spacing: { before: 0, after: 0, line: twips(linePitch), lineRule: LineRuleType.EXACT },
    },
  });
  const { bodySize, colophonSize, titleSize, titlePitch, tableSize, tablePitchShare } = layout;
  const captionSize = Math.min(tableSize, CAPTION_SIZE);
  const body = (id: StyleId, role: FontRole, paragraph: IParagraphStyleOptions['paragraph'] = {}) =>
    style(id, role, bodySize, pitch, { alignment: JUSTIFIED, indent: bodyIndent(layout), ...paragraph });
  const heading = (level: 1 | 2 | 3 | 4) =>
    body(HEADING_STYLES[level], HEADING_ROLES[level], {
      outlineLevel: level - 1,
      // Only a title must stay with what follows; a numbered sentence (1. …。) says so on its own paragraph.
      keepNext: level <= 2,
      numbering: { reference: HEADING_NUMBERS, level: level - 1, instance: 0 },
    });
  return [
    style('mark', 'xiaobiaosong', layout.markSize, layout.markSize * 1.25, { alignment: CENTER }),
    style('headMark', 'fangsong', bodySize, pitch),
    style('number', 'fangsong', bodySize, pitch, { alignment: CENTER }),
    style('documentTitle', 'xiaobiaosong', titleSize, titlePitch, { alignment: CENTER, keepNext: true }),
    style('subtitle', 'kai', bodySize, pitch, { alignment: CENTER }),
    style('recipients', 'fangsong', bodySize, pitch, { alignment: JUSTIFIED }),
    body('body', 'fangsong'),
    heading(1),
    heading(2),
    heading(3),
    heading(4),
    style('facts', 'fangsong', bodySize, pitch, { alignment: JUSTIFIED }),
    style('attachmentList', 'fangsong', bodySize, pitch, { alignment: JUSTIFIED }),
    style('attachmentLabel', 'hei', bodySize, pitch),
    style('attachmentTitle', 'xiaobiaosong', titleSize, titlePitch, { alignment: CENTER, keepNext: true }),
    style('signature', 'fangsong', bodySize, pitch),
    body('note', 'fangsong'),
    style('emptyRow', 'fangsong', bodySize, pitch),
    style('spacer', 'fangsong', 1, layout.tableGap),
    style('tableText', 'fangsong', tableSize, tableSize * tablePitchShare),
    style('tableHead', 'hei', tableSize, tableSize * tablePitchShare, { alignment: CENTER }),
    style('tableCaption', 'hei', captionSize, pitch, { alignment: CENTER, keepNext: true }),
    style('chartCaption', 'hei', captionSize, pitch, { alignment: CENTER }),
    style('code', 'hei', bodySize, pitch),
    style('pictureCaption', 'fangsong', colophonSize, layout.colophonPitch, { alignment: CENTER }),
    style('colophon', 'fangsong', colophonSize, layout.colophonPitch, { alignment: JUSTIFIED }),
    style('pageNumber', 'song', layout.pageNumberSize, layout.pageNumberSize * 1.4),
    style('handlingMark', 'hei', colophonSize, colophonSize * 1.4, { alignment: RIGHT }),
  ];
}

/** 一、 （一） 1. （1）: one list of four levels; a heading restarts all deeper ones. */
export function headingNumbers() {
  const level = (
    index: 0 | 1 | 2 | 3,
    format: (typeof LevelFormat)[keyof typeof LevelFormat],
    text: string,
    style: HeadingStyle,
    role: FontRole,
  ) => ({
    level: index,
    format,
    text,
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.NOTHING,
    style: { style, run: { font: runFonts(role) } },
  });
  return {
    reference: HEADING_NUMBERS,
    levels: [
      level(0, LevelFormat.CHINESE_COUNTING_THOUSAND, '%1、', 'level1', HEADING_ROLES[1]),
      level(1, LevelFormat.CHINESE_COUNTING_THOUSAND, '（%2）', 'level2', HEADING_ROLES[2]),
      level(2, LevelFormat.DECIMAL, '%3.', 'level3', HEADING_ROLES[3]),
      level(3, LevelFormat.DECIMAL, '（%4）', 'level4', HEADING_ROLES[4]),
    ],
  };
}
