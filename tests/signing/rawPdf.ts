/** Numbered objects (text between `obj` and `endobj`) of a PDF written by hand, for files no library would write. */
export type RawObjects = { readonly [number: number]: string };

/** A PDF of one revision with a classic cross-reference table; object 1 is the catalog. */
export function rawPdf(objects: RawObjects, generation = 0): Buffer {
  return append(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), objects, '/Root 1 0 R', generation);
}

/** The file with a further revision that holds these objects. */
export function appendRaw(bytes: Buffer, objects: RawObjects, generation = 0): Buffer {
  const text = bytes.toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const root = [...text.matchAll(/\/Root (\d+ 0 R)/g)].at(-1)?.[1];
  const name = [...text.matchAll(/\/ID \[[^\]]*\]/g)].at(-1)?.[0] ?? '';
  const information = [...text.matchAll(/\/Info \d+ 0 R/g)].at(-1)?.[0] ?? '';
  return append(bytes, objects, `/Root ${root} /Prev ${previous} ${name} ${information}`, generation);
}

/** Text of a stream object without filter. */
export function rawStream(data: string, entries = ''): string {
  return `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

/** The newest text of an object, found by its head. */
export function objectText(bytes: Buffer, number: number): string {
  const text = bytes.toString('latin1');
  const start = text.lastIndexOf(`\n${number} 0 obj`);
  if (start < 0) throw new Error('no object');
  return text.slice(text.indexOf('obj', start) + 3, text.indexOf('endobj', start)).trim();
}

/** Number of the first object whose text, up to its end, fits. */
export function objectNumber(bytes: Buffer, fits: RegExp): number {
  for (const match of bytes.toString('latin1').matchAll(/(\d+) 0 obj([\s\S]*?)endobj/g)) {
    if (fits.test(match[2] ?? '')) return Number(match[1]);
  }
  throw new Error('no object');
}

function append(bytes: Buffer, objects: RawObjects, trailer: string, generation: number): Buffer {
  const parts = [bytes, Buffer.from('\n')];
  let length = bytes.length + 1;
  const entries: string[] = [];
  for (const [number, text] of Object.entries(objects)) {
    const part = Buffer.from(`${number} ${generation} obj\n${text}\nendobj\n`, 'latin1');
    const place = String(length).padStart(10, '0');
    entries.push(`${number} 1\n${place} ${String(generation).padStart(5, '0')} n \n`);
    parts.push(part);
    length += part.length;
  }
  const size = Object.keys(objects).reduce((most, number) => Math.max(most, Number(number) + 1), 200);
  const table = `xref\n0 1\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table, 'latin1')]);
}
