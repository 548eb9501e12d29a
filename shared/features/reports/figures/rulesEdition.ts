/**
 * Edition of the rules by which figures are counted and returned figures put together. A snapshot keeps it: numbers that come out otherwise
 * under another edition tell of changed rules, under the same one of changed numbers. Raise it by one whenever any record would be counted
 * otherwise; a test holds it against the code of the rules. Snapshots without an edition are older than 1.
 */
export const RULES_EDITION = 1;
