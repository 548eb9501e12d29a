/** Regroupings (调整) and hand-overs (交接) as dated acts (features D5, "Beyond" 12). */
export const handovers = {
  version: 17,
  name: 'handovers',
  sql: `
PRAGMA user_version = 17;
`,
};
