// What the pattern says of a node. Stored as one byte each; never renumbered (kept generations hold them).
export const nodeState = {
  open: 0,
  few: 1,
  complement: 2,
  secondary: 3,
  approximate: 4,
  zeroOrAll: 5,
  closed: 6,
  empty: 7,
  /** a correction of few pupils waits here for the next measurement date (rule 7) */
  corrected: 8,
} as const
export type NodeState = (typeof nodeState)[keyof typeof nodeState]

/** The rules of one run. Widths in pupils. Source: docs/privacy.md, rules 1–4. */
export interface Rules {
  /** fewest pupils of an open node */
  readonly fewest: number
  /** the same of one that is split by an attribute */
  readonly fewestSplit: number
  /** is a small complement in a parent hidden too? */
  readonly complement: boolean
  /** how wide the feasible interval of a hidden count must stay */
  readonly protection: number
  /** one more than the units that a reader may know from inside: whatever keeps a unit hidden must do so without any of those */
  readonly companions: number
  /** rule 3: of a share 1–4 who differ and nobody are hidden; of a balance all on one side, and all but few */
  readonly outcome: 'none' | 'share' | 'balance'
  /** a share of fewer than this is told as heads, to those who hold the list anyway: rule 3 hides nothing from them there */
  readonly asHeads: number
}

export const isHidden = (state: number): boolean =>
  state !== nodeState.open && state !== nodeState.empty && state !== nodeState.closed
