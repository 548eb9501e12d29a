import type { issuedDocuments as zh } from '../zh-CN/issuedDocuments.ts';

export const issuedDocuments = {
  title: 'Issued documents',
  signedBy: 'Signed by {name}',
  unsigned: 'Unsigned',
  verify: 'Verify',
  pageCount: '{pages} pages',
} as const satisfies Record<keyof typeof zh, string>;
