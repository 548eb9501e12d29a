import type { Common, Text } from './common.ts';

/** What a leading group has to do, as items with owners (features D1–D3). */
export type DutiesTables = {
  duty_item: Common & {
    leadingGroupId: string;
    seq: number;
    text: string;
    kind: string;
    startOn: string;
    endOn: Text;
  };
};
