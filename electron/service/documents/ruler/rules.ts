import type { Judge } from './judge.ts';
import { checkAttachments } from './rules/attachments.ts';
import { checkBody } from './rules/body.ts';
import { checkColophon } from './rules/colophon.ts';
import { checkGrid } from './rules/grid.ts';
import { checkHead } from './rules/head.ts';
import { checkHeadRules } from './rules/headRules.ts';
import { checkMinutes } from './rules/minutes.ts';
import { checkPages } from './rules/page.ts';
import { checkPageNumbers } from './rules/pageNumbers.ts';
import { checkSignature } from './rules/signature.ts';
import { checkTables } from './rules/tables.ts';
import { checkTitle } from './rules/title.ts';
import type { Structure } from './structure.ts';

/** Every group of rules, in the order of the standard; each looks only at what it finds. */
export const RULE_GROUPS: readonly ((structure: Structure, judge: Judge) => void)[] = [
  checkPages,
  checkGrid,
  checkHead,
  checkHeadRules,
  checkTitle,
  checkBody,
  checkAttachments,
  checkSignature,
  checkColophon,
  checkPageNumbers,
  checkTables,
  checkMinutes,
];
