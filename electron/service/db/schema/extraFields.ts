import type { Common, Text } from './common.ts';

/** The fields that the office added by itself. */
export type ExtraFieldsTables = {
  extra_field: Common & {
    ownerType: string;
    label: string;
    fieldType: string;
    help: Text;
    choices: string;
    position: number;
    retired: number;
  };
};
