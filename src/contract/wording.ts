// How a fault is worded: its status, and its Swedish sentence of the parameters.

export interface Wording<P> {
  /** HTTP status when the fault leaves through the server. */
  readonly status: number
  readonly say: (parameters: P) => string
}
export const fault = <P>(status: number, say: (parameters: P) => string): Wording<P> => ({ status, say })
export const hint = (nearest: string | null): string => (nearest === null ? '' : ` Menade du ”${nearest}”?`)
