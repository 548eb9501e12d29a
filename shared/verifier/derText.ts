import { latin1, utf8, utf16 } from './bytes.ts';
import { DerError, type DerNode, derChild, derChildren, derOidText, TAG } from './der.ts';

const NAME_LABELS: { readonly [oid: string]: string } = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'emailAddress',
};
const BMP_STRING = 0x1e;
/** NumericString, PrintableString, TeletexString, IA5String, VisibleString. */
const BYTE_STRINGS = [0x12, 0x13, 0x14, 0x16, 0x1a];

/** What may not be seen, or turns the order of what is seen: controls, zero width, direction (a name must look like what it is). */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** `C=CN, O=…, CN=…` in the certificate's own order; a comma within a value is written `\\,` (RFC 4514 §2.4). */
export function readName(name: DerNode): string {
  return derChildren(name)
    .flatMap((set) => derChildren(set))
    .map((part) => {
      const type = derOidText(derChild(part, 0));
      const text = readText(derChild(part, 1)).replaceAll(UNSEEN, '\ufffd');
      return `${NAME_LABELS[type] ?? type}=${text.replaceAll(/[\\,]/g, '\\$&')}`;
    })
    .join(', ');
}

/** The values under a label (`CN`) of a name line by `readName`. */
export function partsOfName(nameLine: string, label: string): string[] {
  const parts = nameLine.match(/(?:\\.|[^\\,])+/gsu) ?? [];
  return parts
    .map((part) => part.trimStart())
    .filter((part) => part.startsWith(`${label}=`))
    .map((part) => part.slice(label.length + 1).replaceAll(/\\(.)/gsu, '$1'));
}

/** Text of a directory string; empty for a kind of value that is no text. */
function readText(value: DerNode): string {
  if (value.tag === TAG.utf8String) return utf8(value.content);
  if (value.tag === BMP_STRING) return utf16(value.content);
  return BYTE_STRINGS.includes(value.tag) ? latin1(value.content) : '';
}

/**
 * UTCTime or GeneralizedTime in UTC with seconds (RFC 5280 §4.1.2.5, RFC 3161 §2.4.2, where parts of a second may follow).
 * @throws DerError
 */
export function readTime(node: DerNode): Date {
  const text = latin1(node.content);
  const short = node.tag === TAG.utcTime ? /^(\d\d)(\d{10})Z$/.exec(text) : null;
  const long = short ? `${Number(short[1]) < 50 ? '20' : '19'}${short[1]}${short[2]}Z` : text;
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(long);
  if (!match || (!short && node.tag !== TAG.generalizedTime)) throw new DerError('time');
  const [, year, month, day, hour, minute, second] = match;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) throw new DerError('time');
  return time;
}
