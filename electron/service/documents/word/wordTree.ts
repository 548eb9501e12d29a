import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';

/** A node of the tree that mammoth reads: paragraph, run, text, table …; only what the reader uses. */
export type WordNode = {
  readonly type: string;
  readonly children: readonly WordNode[];
  readonly value: string;
  readonly styleName: string;
  readonly alignment: string;
  readonly fontSize: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** A line, page or column break. */
  readonly breakType: string;
  /** Level of a numbered paragraph from 0; undefined for others and for bullets. */
  readonly listLevel: number | undefined;
};

const text = z.string().nullish().catch(undefined);
const number = z.number().nullish().catch(undefined);
const rawNode = z.object({
  type: z.string().catch(''),
  children: z.array(z.unknown()).catch([]),
  value: text,
  styleName: text,
  alignment: text,
  fontSize: number,
  colSpan: number,
  rowSpan: number,
  breakType: text,
  numbering: z.object({ level: z.coerce.number(), isOrdered: z.boolean() }).nullish().catch(undefined),
});

/** The text and what decides its shape; every other part (macros, links, pictures, settings) is never handed on. */
const READ_PARTS = ['document', 'styles', 'numbering'] as const;
const DEEPEST = 80;

/**
 * Reads the text of a Word package.
 * @param parts by name; only `word/document.xml`, `styles.xml` and `numbering.xml` are read
 * @throws AppError `word_unreadable` when it is no Word document, or carries a document type declaration, which could define entities
 */
export async function readWordTree(parts: ReadonlyMap<string, Uint8Array>): Promise<WordNode> {
  const document = parts.get('word/document.xml');
  if (!document) throw new AppError('word_unreadable');
  const kept = READ_PARTS.flatMap((name) => {
    const part = parts.get(`word/${name}.xml`);
    return part ? [{ name, part }] : [];
  });
  for (const { part } of kept) {
    if (/<!(?:DOCTYPE|ENTITY)/iu.test(Buffer.from(part).toString('latin1'))) throw new AppError('word_unreadable');
  }
  const clean = zipSync(
    {
      ...packageParts(
        kept.map(({ name }) => name),
        document,
      ),
      ...Object.fromEntries(kept.map(({ name, part }) => [`word/${name}.xml`, part])),
    },
    { level: 0 },
  );
  let tree: unknown;
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(clean) },
      {
        includeEmbeddedStyleMap: false,
        transformDocument: (root: unknown) => {
          tree = root;
          // Nothing is left to be turned into HTML.
          return { ...z.looseObject({}).parse(root), children: [] };
        },
      },
    );
  } catch {
    throw new AppError('word_unreadable');
  }
  return nodeOf(tree, 0);
}

/**
 * Content types and relations of a package that holds the read parts alone. Pictures and links refer to relations by number; all of them
 * lead to one picture that is not there and is never asked for.
 */
function packageParts(names: readonly string[], document: Uint8Array): Record<string, Uint8Array> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const list = (relations: readonly string[]): Uint8Array =>
    strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const used = Buffer.from(document)
    .toString('utf8')
    .matchAll(/\s\w+:(?:id|embed|link)="([\w.-]+)"/gu);
  const numbers = [...new Set([...used].map((match) => match[1] ?? ''))];
  return {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
        '<Default Extension="png" ContentType="image/png"/></Types>',
    ),
    '_rels/.rels': list([relation('document', 'officeDocument', 'word/document.xml')]),
    'word/_rels/document.xml.rels': list([
      ...names.filter((name) => name !== 'document').map((name) => relation(`part-${name}`, name, `${name}.xml`)),
      ...numbers.map((id) => relation(id, 'image', 'media/none.png')),
    ]),
  };
}

function nodeOf(raw: unknown, depth: number): WordNode {
  const parsed = rawNode.safeParse(raw);
  if (depth > DEEPEST || !parsed.success) throw new AppError('word_unreadable');
  const { type, children, numbering, ...rest } = parsed.data;
  return {
    type,
    children: children.map((child) => nodeOf(child, depth + 1)),
    value: rest.value ?? '',
    styleName: rest.styleName ?? '',
    alignment: rest.alignment ?? '',
    fontSize: rest.fontSize ?? 0,
    colSpan: rest.colSpan ?? 1,
    rowSpan: rest.rowSpan ?? 1,
    breakType: rest.breakType ?? '',
    listLevel: numbering?.isOrdered ? numbering.level : undefined,
  };
}

/** Text of a node; a line break is a line feed, a tab a space. */
export function nodeText(node: WordNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'tab') return ' ';
  if (node.type === 'break') return node.breakType === 'line' ? '\n' : '';
  return node.children.map(nodeText).join('');
}
