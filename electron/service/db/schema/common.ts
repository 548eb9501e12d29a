import type { Generated } from 'kysely';

/** The fields that every record table has (domain.md §2). */
export type Common = {
  rowKey: Generated<number>;
  id: string;
  originOfficeId: string;
  recordState: 'draft' | 'final' | 'voided' | 'archived';
  revision: number;
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
  voidReason: string | null;
};

/** A text or nothing. */
export type Text = string | null;
/** A whole number or nothing. */
export type Count = number | null;
