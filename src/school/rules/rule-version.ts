/**
 * The version of the rules in this folder, stamped on every derived result. Change it whenever a rule gives another
 * answer for the same grades; docs/measures.md tells what each version means.
 */
export const ruleVersion = '2026-1'
