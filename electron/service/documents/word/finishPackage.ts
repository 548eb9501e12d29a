import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { OfficialLayout } from '../officialLayout.ts';
import { fontTable } from './wordFonts.ts';
import { halfPoints } from './wordUnits.ts';

export type CoreProperties = {
  readonly title: string;
  readonly subject: string;
  readonly keywords: string;
  readonly author: string;
  readonly creator: string;
  /** Moment written as created and modified. */
  readonly createdAt: string;
};

/** Time of every entry: the least a zip can hold, so that the same document has the same bytes. */
const ZIP_TIME = new Date(1980, 0, 1);
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * What the library leaves to the clock, to chance or undone: properties, the font table, settings of Chinese typesetting, numbers of
 * pictures; then the parts are packed in a fixed order and with a fixed time.
 */
export function finishPackage(bytes: Uint8Array, properties: CoreProperties, layout: OfficialLayout): Uint8Array {
  const parts = unzipSync(bytes);
  const change = (name: string, edit: (xml: string) => string): void => {
    const part = parts[name];
    if (!part) throw new Error(`Word package without ${name}`);
    parts[name] = strToU8(edit(strFromU8(part)));
  };
  parts['docProps/core.xml'] = strToU8(coreXml(properties));
  parts['docProps/app.xml'] = strToU8(appXml(properties.creator));
  parts['word/fontTable.xml'] = strToU8(fontTable());
  change('word/settings.xml', (xml) => settingsXml(xml, layout));
  change('word/styles.xml', (xml) => stylesXml(xml, layout));
  change('word/document.xml', documentXml);
  const names = Object.keys(parts).sort((one, two) => order(one) - order(two) || (one < two ? -1 : 1));
  const ordered = Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()]));
  return zipSync(ordered, { mtime: ZIP_TIME, level: 6 });
}

/** Readers look for the list of content types and the relationships first. */
function order(name: string): number {
  if (name === '[Content_Types].xml') return 0;
  return name === '_rels/.rels' ? 1 : 2;
}

function coreXml({ title, subject, keywords, author, createdAt }: CoreProperties): string {
  const moment = `${new Date(createdAt).toISOString().slice(0, 19)}Z`;
  const element = (name: string, text: string): string => (text === '' ? '' : `<${name}>${escaped(text)}</${name}>`);
  return (
    `${HEADER}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    element('dc:title', title) +
    element('dc:subject', subject) +
    element('dc:creator', author) +
    element('cp:keywords', keywords) +
    element('cp:lastModifiedBy', author) +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified><dc:language>zh-CN</dc:language></cp:coreProperties>`
  );
}

function appXml(creator: string): string {
  return (
    `${HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
    `<Application>${escaped(creator)}</Application></Properties>`
  );
}

/** Punctuation is compressed as in print; margins swap on even pages where the office wants it. */
function settingsXml(xml: string, layout: OfficialLayout): string {
  const mirrored = layout.mirrorMargins ? '<w:mirrorMargins/>' : '';
  return xml
    .replace('<w:displayBackgroundShape/>', '')
    .replace('<w:defaultTabStop', `${mirrored}<w:defaultTabStop`)
    .replace('<w:compat>', '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>')
    .replace('</w:compat>', '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>');
}

/** Styles that the library adds and no document of ours uses; their names would only be mistaken for ours. */
const LIBRARY_STYLES = /^(?:Title|Heading\d|Strong|ListParagraph|Caption|Bibliography|TOC\d|LineNumber|Hyperlink)$/;

/**
 * Normal, which every style follows: rules of line beginnings and ends, no hanging punctuation, no added room between Han and other
 * characters, and no widow rule, which would leave pages short of their 22 lines. The grid of the page is declared, but lines and characters
 * keep its distances by their own exact spacing, because LibreOffice gives a 16 pt character two cells of 15.8 pt.
 */
function stylesXml(xml: string, layout: OfficialLayout): string {
  const size = halfPoints(layout.bodySize);
  const normal =
    '<w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/>' +
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>' +
    `<w:rPr><w:snapToGrid w:val="0"/><w:spacing w:val="${Math.floor((layout.cell - layout.bodySize) * 20)}"/>` +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const kept = xml.replace(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/gu, (style, id: string) =>
    LIBRARY_STYLES.test(id) ? '' : style,
  );
  return kept.replace(/(w:styleId="Normal"[^>]*>.*?)<\/w:style>/u, `$1${normal}</w:style>`);
}

/** Pictures are counted per document; the paragraph that ends a section takes no room of its own. */
function documentXml(xml: string): string {
  let pictures = 0;
  return xml
    .replace(/(<wp:docPr\b[^>]*?\bid=")[^"]*"/gu, (_, start: string) => {
      pictures += 1;
      return `${start}${pictures}"`;
    })
    .replaceAll(
      '<w:p><w:pPr><w:sectPr',
      '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' +
        '<w:rPr><w:sz w:val="2"/></w:rPr><w:sectPr',
    );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
