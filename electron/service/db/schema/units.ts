import type { Common, Text } from './common.ts';

/** What happened to units: their renamings, mergers and ends. The units themselves are `office`. */
export type UnitsTables = {
  unit_change: Common & {
    unitId: string;
    kind: string;
    effectiveOn: string;
    formerName: string;
    newName: Text;
    intoId: Text;
    documentNo: Text;
    reason: string;
    organizations: number;
  };
};
