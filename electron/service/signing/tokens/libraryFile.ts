import fs from 'node:fs';

export type LibraryFileProblem = 'missing' | 'architecture' | 'not_pkcs11';

/** Processor numbers: ELF e_machine, PE Machine, by Node's name of the architecture. */
const ELF_MACHINES: { readonly [architecture: string]: number } = {
  ia32: 3,
  arm: 40,
  x64: 62,
  arm64: 183,
  loong64: 258,
  riscv64: 243,
};
const PE_MACHINES: { readonly [architecture: string]: number } = { ia32: 0x14c, x64: 0x8664, arm64: 0xaa64 };
const HEADER_BYTES = 4096;

/**
 * What can be told of a library file without loading it. The loader's own messages differ between systems and hide a wrong
 * processor behind "file not found".
 * @returns null when nothing speaks against loading it
 */
export function libraryFileProblem(file: string, architecture: string = process.arch): LibraryFileProblem | null {
  let head: Buffer;
  try {
    if (!fs.statSync(file).isFile()) return 'missing';
    head = readHead(file);
  } catch {
    return 'missing';
  }
  return headerProblem(head, architecture);
}

/** Judges the first bytes of a library file: ELF, PE; a Mach-O file is left to the loader. */
export function headerProblem(head: Buffer, architecture: string): LibraryFileProblem | null {
  if (head.length >= 20 && head.toString('latin1', 0, 4) === '\x7fELF') {
    return head.readUInt16LE(18) === ELF_MACHINES[architecture] ? null : 'architecture';
  }
  if (head.length >= 64 && head.toString('latin1', 0, 2) === 'MZ') {
    const start = head.readUInt32LE(60);
    if (start + 6 > head.length || head.toString('latin1', start, start + 4) !== 'PE\0\0') return 'not_pkcs11';
    return head.readUInt16LE(start + 4) === PE_MACHINES[architecture] ? null : 'architecture';
  }
  const magic = head.length >= 4 ? head.readUInt32BE(0) : 0;
  return [0xcafebabe, 0xcffaedfe, 0xcefaedfe].includes(magic) ? null : 'not_pkcs11';
}

function readHead(file: string): Buffer {
  const handle = fs.openSync(file, 'r');
  try {
    const head = Buffer.alloc(HEADER_BYTES);
    return head.subarray(0, fs.readSync(handle, head, 0, HEADER_BYTES, 0));
  } finally {
    fs.closeSync(handle);
  }
}
