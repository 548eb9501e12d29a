import type { Common, Text } from './common.ts';

/** Names by which organizations are compared, rulings on pairs that look alike, and merges. */
export type MergingTables = {
  organization_name: { organizationKey: number; name: string; nameKey: string; soundKey: string; current: number };
  distinct_pair: Common & { firstId: string; secondId: string; reason: string };
  organization_merge: Common & {
    keptId: string;
    mergedId: string;
    keptName: string;
    mergedName: string;
    mergedOn: string;
    reason: Text;
    changes: string;
    undoneOn: Text;
  };
};
