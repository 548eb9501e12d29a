import { z } from 'zod';
import type { ErrorCode, ErrorDetails } from '#shared/contract/errors.ts';
import { type MessageKey, message, messageIfKnown } from '#shared/text/index.ts';

const missingGlyphs = z.array(z.object({ character: z.string(), position: z.number(), part: z.string() }));

/** How many missing characters a sentence names; the rest is in the details. */
const NAMED_GLYPHS = 5;

/** Details of an error with the words that its sentence needs besides plain values. */
export function errorWords(code: ErrorCode, details: ErrorDetails): ErrorDetails {
  if (code === 'E_PASSWORD_WEAK') {
    return { ...details, reasonText: messageIfKnown('zh-CN', `passwordReasons.${String(details.reason)}`) };
  }
  if (code === 'E_RECOVERY') {
    const groupText = details.group
      ? message('zh-CN', 'errorWords.recoveryGroup', { group: details.group })
      : message('zh-CN', 'errorWords.recoveryOther');
    return { ...details, groupText };
  }
  if (code === 'glyph_missing') {
    const glyphs = missingGlyphs.safeParse(details.list);
    return glyphs.success
      ? { ...details, list: glyphs.data.slice(0, NAMED_GLYPHS).map(glyphWords).join('、') }
      : details;
  }
  if (code === 'token_library' || code === 'token_failed') {
    const reasonText = messageIfKnown('zh-CN', `errorWords.token_${String(details.reason)}`, details);
    return { ...details, reasonText: reasonText ?? message('zh-CN', 'errorWords.token_process') };
  }
  return details;
}

function glyphWords({ character, position, part }: z.infer<typeof missingGlyphs>[number]): string {
  return message('zh-CN', 'errorWords.glyph', { character, position, place: placeOf(part) });
}

const PLACES: Readonly<Record<string, MessageKey>> = {
  head: 'errorWords.glyphHead',
  mark: 'errorWords.glyphHead',
  title: 'errorWords.glyphTitle',
  opening: 'errorWords.glyphOpening',
  present: 'errorWords.glyphPeople',
  observers: 'errorWords.glyphPeople',
  leave: 'errorWords.glyphPeople',
  time: 'errorWords.glyphBasics',
  place: 'errorWords.glyphBasics',
  chair: 'errorWords.glyphBasics',
  recorder: 'errorWords.glyphBasics',
  colophon: 'errorWords.glyphColophon',
};

/** `body 3` → 正文第 3 段. */
function placeOf(part: string): string {
  const [name = '', number] = part.split(' ');
  if (name === 'body' && number) return message('zh-CN', 'errorWords.glyphBody', { number });
  return message('zh-CN', PLACES[name] ?? 'errorWords.glyphOther');
}
