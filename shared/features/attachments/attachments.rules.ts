/** Kinds of files that are kept for an organization (domain.md §8 Attachment); their words stand in `attachmentKindLabels`. */
export const ATTACHMENT_KINDS = [
  'registration',
  'articles',
  'certificate',
  'annual_review',
  'meeting',
  'finance',
  'supervision',
  'letter',
  'other',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** Records that files are attached to. */
export const ATTACHMENT_OWNERS = [
  'organization',
  'action_item',
  'plan_item',
  'activity_filing',
  'inspection',
  'inspection_finding',
  'risk_assessment',
  'risk_measure',
  'study_session',
  'information_submission',
  'collection_return',
  'service_station',
  'station_activity',
  'typical_case',
  'handover',
] as const;
export type AttachmentOwner = (typeof ATTACHMENT_OWNERS)[number];

/** Most bytes of one attached file; a larger one is refused before it is read. */
export const ATTACHMENT_LIMIT = 100 * 1024 * 1024;
/** The limit in words. */
export const ATTACHMENT_LIMIT_WORDS = '100 MB';

/** What the page can show of a file by itself; everything else is saved and opened by another program. */
export const PREVIEWS = ['pdf', 'picture', 'text', 'none'] as const;
export type Preview = (typeof PREVIEWS)[number];

/** Bytes of UTF-8 in a stored name, so that `（12）` and an ending still fit into the 255 of a file system. */
const NAME_BYTES = 200;
/** Bytes of an ending that is kept when a name is cut. */
const ENDING_BYTES = 20;
/** Device names of Windows: a file of that name cannot be saved there, whatever its ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/iu;

/**
 * The name under which a file is kept and later handed out: the last part of a path, without control, direction and other invisible
 * characters, without what a file system refuses, never a device name of Windows, at most 200 bytes with its ending kept.
 * @param fallback the name of a file whose own name leaves nothing
 */
export function attachmentFileName(name: string, fallback: string): string {
  const last = name.normalize('NFC').split(/[\\/]/u).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu, '')
    .replace(/[<>:"|?*\ufffd]/gu, '_')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  if (clean === '' || /^_+$/u.test(clean)) return fallback;
  const { stem, ending } = parted(clean);
  const safe = RESERVED.test(stem.split('.')[0]?.trim() ?? '') ? `_${stem}` : stem;
  return `${cutBytes(safe, NAME_BYTES - bytesOf(ending)).replace(/[. ]+$/u, '')}${ending}`;
}

/** The name itself, or with （2）, （3） … before its ending when it is taken; upper and lower case count as equal. */
export function distinctName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  const { stem, ending } = parted(name);
  for (let number = 2, free = name; ; number += 1) {
    if (!used.has(free.toLowerCase())) return free;
    free = `${stem}（${number}）${ending}`;
  }
}

/** What can be shown of a file by its media type, which was told by its content. */
export function previewOf(mediaType: string): Preview {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'image/png' || mediaType === 'image/jpeg') return 'picture';
  return mediaType === 'text/plain' ? 'text' : 'none';
}

/** A name and its ending with the dot; a very long or strange ending counts as part of the name. */
function parted(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  return bytesOf(ending) > ENDING_BYTES
    ? { stem: name, ending: '' }
    : { stem: name.slice(0, name.length - ending.length), ending };
}

function cutBytes(text: string, most: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}

/** Bytes in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
