/** What the page was written out with. */
export type PageTrust = {
  readonly officeName: string;
  readonly writtenOn: string;
  readonly offices: readonly { readonly name: string; readonly certificates: readonly Uint8Array[] }[];
  readonly revocationLists: readonly Uint8Array[];
};

/** A page that nobody filled: it trusts nobody. */
const EMPTY: PageTrust = { officeName: '', writtenOn: '', offices: [], revocationLists: [] };

/** Reads the data block of the page; what does not look as written by the program is left out. */
export function readTrustBlock(text: string): PageTrust {
  const data = objectOf(parse(text));
  if (data.format !== 'taizhang-trust/1') return EMPTY;
  return {
    officeName: textOf(data.officeName),
    writtenOn: textOf(data.writtenOn),
    offices: listOf(data.offices).map((office) => {
      const { name, certificates } = objectOf(office);
      return { name: textOf(name), certificates: listOf(certificates).map(bytesOf) };
    }),
    revocationLists: listOf(data.revocationLists).map(bytesOf),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The members of an object; none for anything else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function bytesOf(value: unknown): Uint8Array {
  try {
    return Uint8Array.from(atob(textOf(value)), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
