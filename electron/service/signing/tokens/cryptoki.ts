import koffi from 'koffi';
import {
  attributeSize,
  FUNCTION_INDEX,
  functionOffset,
  type Layout,
  layoutOf,
  readAttributeLength,
  readTokenInfo,
  readWord,
  type TokenInfo,
  tokenInfoSize,
  type Word,
  writeAttribute,
  writeWord,
} from './layout.ts';

/** A function of the library answered something else than CKR_OK. */
export class CryptokiError extends Error {
  readonly returnValue: number;
  constructor(functionName: string, returnValue: number) {
    super(`${functionName} 0x${returnValue.toString(16)}`);
    this.returnValue = returnValue;
  }
}

/** The library could not be used at all. */
export class LibraryError extends Error {
  readonly reason: 'load' | 'not_pkcs11';
  constructor(reason: 'load' | 'not_pkcs11') {
    super(reason);
    this.reason = reason;
  }
}

export type Attribute = { readonly type: number; readonly value: Buffer };

/** The part of PKCS#11 that signing needs. Every function throws CryptokiError. */
export type Cryptoki = {
  initialize(): void;
  finalize(): void;
  slotsWithToken(): Word[];
  tokenInfo(slot: Word): TokenInfo;
  openSession(slot: Word): Word;
  closeSession(session: Word): void;
  /** @param pin null: typed on the reader */
  login(session: Word, userType: number, pin: string | null): void;
  logout(session: Word): void;
  find(session: Word, template: readonly Attribute[]): Word[];
  /** Null when the object has no such attribute. */
  attribute(session: Word, object: Word, type: number): Buffer | null;
  signInit(session: Word, mechanism: number, key: Word): void;
  sign(session: Word, data: Buffer): Buffer;
  /** A CK_ULONG as an attribute value. */
  word(value: number): Buffer;
};

const OK = 0;
const BUFFER_TOO_SMALL = 0x150;
const ALREADY_INITIALIZED = 0x191;
const ATTRIBUTE_SENSITIVE = 0x11;
const ATTRIBUTE_TYPE_INVALID = 0x12;
const SERIAL_SESSION = 4;
/** More tokens and objects than this are not asked for. */
const MOST_SLOTS = 64;
const MOST_OBJECTS = 64;
const MOST_SIGNATURE_BYTES = 1024;
/** Certificates are a few kilobytes; more is not read. */
const MOST_ATTRIBUTE_BYTES = 65_536;

type FunctionName = keyof typeof FUNCTION_INDEX;

/**
 * Opens a PKCS#11 library by its function list, the only symbol that every library must export. Runs in the token process only:
 * the library may block or bring the process down.
 * @throws LibraryError
 */
export function openCryptoki(libraryPath: string): Cryptoki {
  const layout = layoutOf(process.platform, process.arch);
  const list = functionList(libraryPath, layout);
  const ulong = layout.ulong === 4 ? 'uint32' : 'uint64';
  const invoke = (name: FunctionName, types: readonly ('ulong' | 'pointer' | 'byte')[], values: readonly unknown[]) => {
    const pointer: unknown = koffi.decode(list, functionOffset(layout, FUNCTION_INDEX[name]), 'void *');
    if (typeof pointer !== 'bigint' || pointer === 0n) throw new LibraryError('not_pkcs11');
    const names = { ulong, pointer: 'void *', byte: 'uint8' } as const;
    const prototype = koffi.proto(
      ulong,
      types.map((type) => names[type]),
    );
    return Number(koffi.call(pointer, prototype, ...values));
  };
  const must = (name: FunctionName, types: readonly ('ulong' | 'pointer' | 'byte')[], values: readonly unknown[]) => {
    const returnValue = invoke(name, types, values);
    if (returnValue !== OK) throw new CryptokiError(name, returnValue);
  };
  const word = (value: number): Buffer => {
    const bytes = Buffer.alloc(layout.ulong);
    writeWord(bytes, 0, layout.ulong, BigInt(value));
    return bytes;
  };
  const readUlong = (bytes: Buffer, index = 0) => readWord(bytes, index * layout.ulong, layout.ulong);

  return {
    word,
    initialize: () => {
      // No arguments: this process calls from one thread only.
      const returnValue = invoke('C_Initialize', ['pointer'], [null]);
      if (returnValue !== OK && returnValue !== ALREADY_INITIALIZED) {
        throw new CryptokiError('C_Initialize', returnValue);
      }
    },
    finalize: () => must('C_Finalize', ['pointer'], [null]),
    slotsWithToken: () => {
      const slots = Buffer.alloc(MOST_SLOTS * layout.ulong);
      const count = word(MOST_SLOTS);
      must('C_GetSlotList', ['byte', 'pointer', 'pointer'], [1, slots, count]);
      const found = Math.min(Number(readUlong(count)), MOST_SLOTS);
      return Array.from({ length: found }, (_, index) => readUlong(slots, index));
    },
    tokenInfo: (slot) => {
      const info = Buffer.alloc(tokenInfoSize(layout));
      must('C_GetTokenInfo', ['ulong', 'pointer'], [slot, info]);
      return readTokenInfo(layout, info);
    },
    openSession: (slot) => {
      const session = word(0);
      must(
        'C_OpenSession',
        ['ulong', 'ulong', 'pointer', 'pointer', 'pointer'],
        [slot, SERIAL_SESSION, null, null, session],
      );
      return readUlong(session);
    },
    closeSession: (session) => must('C_CloseSession', ['ulong'], [session]),
    login: (session, userType, pin) => {
      const bytes = pin === null ? null : Buffer.from(pin, 'utf8');
      try {
        must('C_Login', ['ulong', 'ulong', 'pointer', 'ulong'], [session, userType, bytes, bytes?.length ?? 0]);
      } finally {
        bytes?.fill(0);
      }
    },
    logout: (session) => must('C_Logout', ['ulong'], [session]),
    find: (session, template) => {
      const attributes = Buffer.alloc(Math.max(1, template.length) * attributeSize(layout));
      template.forEach(({ type, value }, index) => {
        const address = koffi.address(value);
        writeAttribute(layout, attributes, index * attributeSize(layout), { type, address, length: value.length });
      });
      must('C_FindObjectsInit', ['ulong', 'pointer', 'ulong'], [session, attributes, template.length]);
      try {
        const objects = Buffer.alloc(MOST_OBJECTS * layout.ulong);
        const count = word(0);
        must('C_FindObjects', ['ulong', 'pointer', 'ulong', 'pointer'], [session, objects, MOST_OBJECTS, count]);
        const found = Math.min(Number(readUlong(count)), MOST_OBJECTS);
        return Array.from({ length: found }, (_, index) => readUlong(objects, index));
      } finally {
        must('C_FindObjectsFinal', ['ulong'], [session]);
      }
    },
    attribute: (session, object, type) => {
      const attribute = Buffer.alloc(attributeSize(layout));
      const ask = (value: Buffer | null): number | null => {
        const address = value === null ? 0n : koffi.address(value);
        writeAttribute(layout, attribute, 0, { type, address, length: value?.length ?? 0 });
        const returnValue = invoke(
          'C_GetAttributeValue',
          ['ulong', 'ulong', 'pointer', 'ulong'],
          [session, object, attribute, 1],
        );
        if (returnValue === ATTRIBUTE_TYPE_INVALID || returnValue === ATTRIBUTE_SENSITIVE) return null;
        if (returnValue !== OK) throw new CryptokiError('C_GetAttributeValue', returnValue);
        return readAttributeLength(layout, attribute);
      };
      const length = ask(null);
      if (length === null || length > MOST_ATTRIBUTE_BYTES) return null;
      if (length === 0) return Buffer.alloc(0);
      const value = Buffer.alloc(length);
      const written = ask(value);
      return written === null ? null : value.subarray(0, Math.min(written, length));
    },
    signInit: (session, mechanism, key) => {
      const bytes = Buffer.alloc(attributeSize(layout));
      writeAttribute(layout, bytes, 0, { type: mechanism, address: 0n, length: 0 });
      must('C_SignInit', ['ulong', 'pointer', 'ulong'], [session, bytes, key]);
    },
    sign: (session, data) => {
      const signature = Buffer.alloc(MOST_SIGNATURE_BYTES);
      const length = word(MOST_SIGNATURE_BYTES);
      must(
        'C_Sign',
        ['ulong', 'pointer', 'ulong', 'pointer', 'pointer'],
        [session, data, data.length, signature, length],
      );
      const written = Number(readUlong(length));
      if (written > MOST_SIGNATURE_BYTES) throw new CryptokiError('C_Sign', BUFFER_TOO_SMALL);
      return signature.subarray(0, written);
    },
  };
}

/** Address of the library's CK_FUNCTION_LIST. */
function functionList(libraryPath: string, layout: Layout): bigint {
  let library: ReturnType<typeof koffi.load>;
  try {
    library = koffi.load(libraryPath);
  } catch {
    throw new LibraryError('load');
  }
  const place = Buffer.alloc(layout.pointer);
  let returnValue: number;
  try {
    const getFunctionList = library.func('C_GetFunctionList', layout.ulong === 4 ? 'uint32' : 'uint64', ['void *']);
    returnValue = Number(getFunctionList(place));
  } catch {
    throw new LibraryError('not_pkcs11');
  }
  const list = readWord(place, 0, layout.pointer);
  if (returnValue !== OK || list === 0n) throw new LibraryError('not_pkcs11');
  return list;
}
