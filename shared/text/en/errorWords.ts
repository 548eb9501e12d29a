import type { errorWords as zh } from '../zh-CN/errorWords.ts';

export const errorWords = {
  recoveryGroup: 'group {group} is wrong',
  recoveryOther: 'wrong length or content',
  glyph: '“{character}” ({place}, character {position})',
  glyphHead: 'head',
  glyphTitle: 'title',
  glyphBody: 'paragraph {number} of the text',
  glyphOpening: 'opening',
  glyphPeople: 'attendance',
  glyphBasics: 'meeting data',
  glyphColophon: 'colophon',
  glyphOther: 'document',
} satisfies Record<keyof typeof zh, string>;
